"""Paid Chargebee invoices."""
from __future__ import annotations

import os
from datetime import datetime, timezone
from typing import Iterator

import chargebee

from .entry import Entry

chargebee.configure(os.environ["CHARGEBEE_KEY"], os.environ["CHARGEBEE_SITE"])


def _paid(since: datetime):
    offset = None
    while True:
        params = {"limit": 100, "status[is]": "paid", "paid_at[after]": int(since.timestamp())}
        if offset:
            params["offset"] = offset
        res = chargebee.Invoice.list(params)
        for item in res:
            yield item.invoice
        offset = res.next_offset
        if not offset:
            return


def paid_entries(since: datetime) -> Iterator[Entry]:
    return (
        Entry(
            ref=inv.id,
            customer=inv.customer_id,
            amount=inv.total / 100,
            currency=inv.currency_code,
            date=datetime.fromtimestamp(inv.paid_at, timezone.utc).date().isoformat(),
            memo="; ".join(li.description for li in inv.line_items),
        )
        for inv in _paid(since)
    )
