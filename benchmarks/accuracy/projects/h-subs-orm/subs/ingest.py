import datetime as dt
import os

import chargebee

from .db import session_scope
from .models import Account, Subscription

chargebee.configure(os.environ["CHARGEBEE_KEY"], os.environ["CHARGEBEE_SITE"])


def entries():
    offset = None
    while True:
        params = {"limit": 100, "sort_by[asc]": "updated_at"}
        if offset:
            params["offset"] = offset
        page = chargebee.Subscription.list(params)
        for entry in page:
            yield entry.subscription, entry.customer
        offset = page.next_offset
        if not offset:
            return


def run():
    with session_scope() as session:
        for sub, customer in entries():
            account = session.get(Account, customer.id) or Account(id=customer.id)
            account.email = customer.email
            account.company = customer.company
            account.country = customer.billing_address.country if customer.billing_address else None
            session.add(account)
            session.merge(
                Subscription(
                    id=sub.id,
                    account_id=customer.id,
                    plan=sub.subscription_items[0].item_price_id,
                    status=sub.status,
                    mrr=sub.mrr or 0,
                    started_at=dt.datetime.fromtimestamp(sub.started_at, dt.timezone.utc) if sub.started_at else None,
                    resource_version=sub.resource_version,
                )
            )


if __name__ == "__main__":
    run()
