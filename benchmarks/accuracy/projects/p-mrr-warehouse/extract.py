"""Chargebee -> data/*.ndjson"""
import json
import logging
import os
from datetime import datetime
from pathlib import Path

import chargebee

log = logging.getLogger(__name__)
DATA = Path(os.getenv("DATA_DIR", "data"))

PLAN_FAMILY = {"starter": "self-serve", "team": "self-serve", "business": "sales", "enterprise": "sales"}


def subscriptions():
    chargebee.configure(os.environ["CHARGEBEE_KEY"], os.environ["CHARGEBEE_SITE"])
    offset = None
    while True:
        params = {"limit": 100, "status[in]": '["active","non_renewing","in_trial"]'}
        if offset:
            params["offset"] = offset
        entries = chargebee.Subscription.list(params)
        for entry in entries:
            yield entry.subscription, entry.customer
        offset = entries.next_offset
        if not offset:
            return


def to_row(sub, customer):
    item = sub.subscription_items[0]
    plan = item.item_price_id.split("-")[0].lower()
    return {
        "subscription_id": sub.id,
        "customer_id": customer.id,
        "company": customer.company,
        "country": customer.billing_address.country if customer.billing_address else None,
        "plan": plan,
        "family": PLAN_FAMILY.get(plan, "other"),
        "status": sub.status,
        "mrr": (sub.mrr or 0) / 100.0,
        "started_at": datetime.utcfromtimestamp(sub.started_at).isoformat() if sub.started_at else None,
    }


def run(day):
    DATA.mkdir(exist_ok=True)
    path = DATA / f"subscriptions_{day}.ndjson"
    n = 0
    with path.open("w") as out:
        for sub, customer in subscriptions():
            row = to_row(sub, customer)
            row["snapshot_date"] = day
            out.write(json.dumps(row) + "\n")
            n += 1
    log.info("%s: %d subscriptions", path, n)
    return n
