#!/usr/bin/env python3
"""Nightly: push customers of the shop to the newsletter tool.

cron: 15 3 * * *  cd /opt/scripts/woo-brevo && ./sync_customers.py >> sync.log 2>&1
"""
import datetime as dt
import os
import sys
import time

import requests
from dotenv import load_dotenv
from woocommerce import API

load_dotenv()

LIST_ID = int(os.environ.get("BREVO_LIST_ID", "7"))
BREVO_URL = "https://api.brevo.com/v3"

wcapi = API(
    url=os.environ["SHOP_URL"],
    consumer_key=os.environ["WC_KEY"],
    consumer_secret=os.environ["WC_SECRET"],
    version="wc/v3",
    timeout=30,
)


def orders_since(day):
    page = 1
    while True:
        r = wcapi.get("orders", params={
            "after": day.isoformat() + "T00:00:00",
            "status": "completed",
            "per_page": 100,
            "page": page,
        })
        r.raise_for_status()
        rows = r.json()
        if not rows:
            return
        yield from rows
        page += 1


def as_contact(order):
    b = order["billing"]
    return {
        "email": b["email"].strip().lower(),
        "attributes": {
            "FIRSTNAME": b.get("first_name", ""),
            "LASTNAME": b.get("last_name", ""),
            "LAST_ORDER": order["date_completed"][:10],
            "LAST_TOTAL": float(order["total"]),
        },
        "listIds": [LIST_ID],
        "updateEnabled": True,
    }


def main():
    day = dt.date.today() - dt.timedelta(days=1)
    session = requests.Session()
    session.headers.update({"api-key": os.environ["BREVO_KEY"], "accept": "application/json"})
    ok = bad = 0
    for order in orders_since(day):
        if not order["billing"].get("email"):
            continue
        resp = session.post(BREVO_URL + "/contacts", json=as_contact(order))
        if resp.status_code not in (201, 204):
            bad += 1
            print(order["id"], resp.status_code, resp.text[:200], file=sys.stderr)
        else:
            ok += 1
        time.sleep(0.12)
    print(f"{day}: {ok} contacts, {bad} failed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
