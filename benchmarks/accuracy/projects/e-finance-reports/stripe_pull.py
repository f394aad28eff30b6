import calendar
import datetime as dt
import os

import stripe

stripe.api_key = os.environ["STRIPE_SECRET_KEY"]


def month_bounds(month):
    y, m = map(int, month.split("-"))
    start = dt.datetime(y, m, 1, tzinfo=dt.timezone.utc)
    end = dt.datetime(y, m, calendar.monthrange(y, m)[1], 23, 59, 59, tzinfo=dt.timezone.utc)
    return int(start.timestamp()), int(end.timestamp())


def charges(month):
    lo, hi = month_bounds(month)
    rows = []
    txs = stripe.BalanceTransaction.list(created={"gte": lo, "lte": hi}, limit=100)
    for t in txs.auto_paging_iter():
        if t.type not in ("charge", "refund", "payment"):
            continue
        rows.append(
            {
                "date": dt.date.fromtimestamp(t.created),
                "kind": t.type,
                "currency": t.currency.upper(),
                "gross": t.amount / 100.0,
                "fee": t.fee / 100.0,
                "net": t.net / 100.0,
                "source": "stripe",
            }
        )
    return rows
