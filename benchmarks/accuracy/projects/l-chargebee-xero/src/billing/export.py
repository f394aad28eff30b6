import datetime as dt
import os
from dataclasses import dataclass, field
from typing import List

from . import charge
from .ledger import Ledger

ACCOUNTS = {"plan_item_price": "4000", "addon_item_price": "4010", "charge_item_price": "4020"}


@dataclass
class Line:
    text: str
    qty: int
    amount: float
    account: str


@dataclass
class Draft:
    number: str
    contact: str
    email: str
    date: dt.date
    currency: str
    source_id: str
    lines: List[Line] = field(default_factory=list)


def to_draft(inv) -> Draft:
    cust = charge.customer(inv.customer_id)
    d = Draft(
        number="CB-" + inv.id,
        contact=cust.company or f"{cust.first_name} {cust.last_name}",
        email=cust.email,
        date=dt.date.fromtimestamp(inv.date),
        currency=inv.currency_code,
        source_id=inv.id,
    )
    for li in inv.line_items:
        d.lines.append(Line(li.description, li.quantity, li.unit_amount / 100, ACCOUNTS.get(li.entity_type, "4999")))
    return d


def main(days=3):
    since = dt.datetime.now() - dt.timedelta(days=days)
    ledger = Ledger(os.environ["XERO_TENANT"], os.environ["XERO_ID"], os.environ["XERO_SECRET"])
    known = ledger.known_numbers(since)
    todo = [d for d in map(to_draft, charge.invoices(int(since.timestamp()))) if d.number not in known]
    for i in range(0, len(todo), 50):
        chunk = todo[i:i + 50]
        result = ledger.post(chunk)
        failed = {i.invoice_number for i in result.invoices if i.has_errors}
        for d in chunk:
            if d.number not in failed:
                charge.mark_exported(d.source_id)


if __name__ == "__main__":
    main()
