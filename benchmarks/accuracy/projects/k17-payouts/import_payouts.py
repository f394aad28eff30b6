"""usage: import_payouts.py [stripe|mollie|gocardless ...] [--days 3] [--dry-run]"""
import argparse
import logging
import os
from datetime import date, timedelta

import requests

from payouts import IMPORTERS


def ping(ok: bool) -> None:
    uuid = os.environ.get("HC_UUID")
    if uuid:
        requests.post(f"https://hc-ping.com/{uuid}" + ("" if ok else "/fail"), timeout=10)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("names", nargs="*", default=list(IMPORTERS))
    p.add_argument("--days", type=int, default=3)
    p.add_argument("--dry-run", action="store_true")
    args = p.parse_args()
    logging.basicConfig(level=logging.INFO)

    since = date.today() - timedelta(days=args.days)
    ok = True
    for name in args.names:
        try:
            n = IMPORTERS[name]().run(since, dry_run=args.dry_run)
            logging.info("%s: %d booked", name, n)
        except Exception:
            logging.exception("%s failed", name)
            ok = False
    ping(ok)


if __name__ == "__main__":
    main()
