"""python -m subs.pull"""
import os
from datetime import datetime

import requests

from .db import Session, engine
from .models import Base, Customer, Subscription

API = "https://api.rechargeapps.com"
HEADERS = {"X-Recharge-Access-Token": os.environ["RECHARGE_TOKEN"], "X-Recharge-Version": "2021-11"}


def listing(name):
    cursor = None
    while True:
        params = {"limit": 250}
        if cursor:
            params["cursor"] = cursor
        r = requests.get(f"{API}/{name}", headers=HEADERS, params=params, timeout=60)
        r.raise_for_status()
        body = r.json()
        yield from body[name]
        cursor = body["next_cursor"]
        if not cursor:
            break


def moment(s):
    return datetime.fromisoformat(s) if s else None


def main():
    Base.metadata.create_all(engine)
    with Session.begin() as db:
        for c in listing("customers"):
            db.merge(Customer(id=c["id"], email=c["email"].lower(), first_name=c["first_name"]))
        for s in listing("subscriptions"):
            db.merge(Subscription(
                id=s["id"],
                customer_id=s["customer_id"],
                sku=s["sku"],
                price=float(s["price"]),
                status=s["status"],
                next_charge=moment(s["next_charge_scheduled_at"]),
                cancelled_at=moment(s["cancelled_at"]),
                cancel_reason=s["cancellation_reason"],
            ))


if __name__ == "__main__":
    main()
