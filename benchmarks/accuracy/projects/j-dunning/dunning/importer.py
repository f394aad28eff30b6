import os

import recurly

from .models import PastDue
from .uow import UnitOfWork


def to_model(invoice):
    return PastDue(
        number=invoice.number,
        account_code=invoice.account.code,
        email=invoice.account.email,
        balance=invoice.balance,
        due_at=invoice.due_at,
    )


def run():
    client = recurly.Client(os.environ["RECURLY_API_KEY"])
    with UnitOfWork() as work:
        for invoice in client.list_invoices(params={"state": "past_due", "limit": 200}).items():
            work.past_due.save(to_model(invoice))
