#!/usr/bin/env python3
"""Legal drops suppression.csv into the share; unsubscribe those people."""
import csv
import hashlib
import os
from pathlib import Path

import mailchimp_marketing as mc
from mailchimp_marketing.api_client import ApiClientError

EXPORTS = Path(os.getenv("EXPORT_DIR", "/srv/share/exports"))
AUDIENCE = "8f1c22aa01"


def main():
    src = EXPORTS / "suppression.csv"
    if not src.exists():
        return
    client = mc.Client()
    client.set_config({"api_key": os.environ["MC_KEY"], "server": os.environ["MC_KEY"].split("-")[-1]})
    missing = []
    with src.open(newline="", encoding="utf-8-sig") as fh:
        for row in csv.DictReader(fh, delimiter=";"):
            email = row["E-Mail"].strip().lower()
            h = hashlib.md5(email.encode()).hexdigest()
            try:
                client.lists.update_list_member(AUDIENCE, h, {"status": "unsubscribed"})
            except ApiClientError as err:
                if err.status_code == 404:
                    missing.append(email)
                else:
                    raise
    src.rename(src.with_suffix(".done"))
    print(f"{len(missing)} not in audience")


if __name__ == "__main__":
    main()
