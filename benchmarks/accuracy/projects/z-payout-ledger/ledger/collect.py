"""Copies paid payouts with their balance transactions into the ledger."""
import datetime as dt
import os
from contextlib import contextmanager

import stripe

from .models import Payout, PayoutLine, Session

stripe.api_key = os.environ["STRIPE_KEY"]


@contextmanager
def session_scope():
    s = Session()
    try:
        yield s
        s.commit()
    except Exception:
        s.rollback()
        raise
    finally:
        s.close()


def paid_payouts(since):
    listing = stripe.Payout.list(status="paid", arrival_date={"gte": int(since.timestamp())}, limit=100)
    yield from listing.auto_paging_iter()


def lines_of(payout_id):
    txns = stripe.BalanceTransaction.list(payout=payout_id, limit=100, expand=["data.source"])
    for t in txns.auto_paging_iter():
        if t.type == "payout":
            continue
        ref = getattr(t.source, "metadata", {}).get("order_number") if t.source else None
        yield PayoutLine(id=t.id, kind=t.type, gross=t.amount, fee=t.fee, reference=ref)


def main(days=10):
    since = dt.datetime.utcnow() - dt.timedelta(days=days)
    with session_scope() as s:
        for p in paid_payouts(since):
            if s.get(Payout, p.id):
                continue
            row = Payout(id=p.id, arrival=dt.datetime.utcfromtimestamp(p.arrival_date),
                         currency=p.currency.upper(), amount=p.amount)
            row.lines.extend(lines_of(p.id))
            s.add(row)


if __name__ == "__main__":
    main()
