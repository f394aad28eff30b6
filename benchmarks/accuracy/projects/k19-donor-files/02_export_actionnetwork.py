"""People who signed something lately, from Action Network -> CSV."""
import os
from datetime import date, timedelta

import requests

from common.csvio import write_rows
from common.paths import ACTIVISTS_CSV

session = requests.Session()
session.headers["OSDI-API-Token"] = os.environ["ACTIONNETWORK_KEY"]


def people(since):
    url = "https://actionnetwork.org/api/v2/people?filter=modified_date gt '%s'" % since
    while url:
        doc = session.get(url).json()
        for p in doc["_embedded"]["osdi:people"]:
            mails = [e for e in p.get("email_addresses", []) if e.get("primary") and e.get("status") == "subscribed"]
            if mails:
                zips = p.get("postal_addresses") or [{}]
                yield {
                    "email": mails[0]["address"],
                    "first_name": p.get("given_name", ""),
                    "last_name": p.get("family_name", ""),
                    "zip": zips[0].get("postal_code", ""),
                }
        url = doc["_links"].get("next", {}).get("href")


if __name__ == "__main__":
    since = (date.today() - timedelta(days=2)).isoformat()
    write_rows(ACTIVISTS_CSV, ["email", "first_name", "last_name", "zip"], people(since))
