import os
from datetime import datetime, timedelta

import requests
from sqlalchemy import select

from .db import Session
from .models import Customer, Subscription


def candidates(db):
    border = datetime.utcnow() - timedelta(days=30)
    stmt = (
        select(Subscription)
        .join(Customer)
        .where(Subscription.status == "cancelled", Subscription.cancelled_at < border, Subscription.winback_sent.is_(None))
        .limit(500)
    )
    return db.scalars(stmt)


def track(sub):
    r = requests.post(
        "https://a.klaviyo.com/api/events/",
        headers={"Authorization": "Klaviyo-API-Key " + os.environ["KLAVIYO_KEY"], "revision": "2024-02-15"},
        json={"data": {"type": "event", "attributes": {
            "metric": {"data": {"type": "metric", "attributes": {"name": "Subscription Winback"}}},
            "profile": {"data": {"type": "profile", "attributes": {
                "email": sub.customer.email, "first_name": sub.customer.first_name}}},
            "properties": {"sku": sub.sku, "reason": sub.cancel_reason},
        }}},
        timeout=20,
    )
    r.raise_for_status()


def main():
    with Session() as db:
        for sub in candidates(db):
            track(sub)
            sub.winback_sent = datetime.utcnow()
            db.commit()


if __name__ == "__main__":
    main()
