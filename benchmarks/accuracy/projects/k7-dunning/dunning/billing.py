"""Chargebee side: which invoices are late and whose are they."""
import os
from dataclasses import dataclass

import chargebee

chargebee.configure(os.environ["CHARGEBEE_API_KEY"], os.environ["CHARGEBEE_SITE"])


@dataclass
class Reminder:
    number: str
    email: str
    phone: str
    first_name: str
    amount: float
    channel: str = "chat"


def _pages(params):
    offset = None
    while True:
        page = dict(params, limit=100)
        if offset:
            page["offset"] = offset
        result = chargebee.Invoice.list(page)
        for entry in result:
            yield entry.invoice
        offset = result.next_offset
        if not offset:
            return


def overdue_reminders():
    for invoice in _pages({"status[is]": "payment_due"}):
        customer = chargebee.Customer.retrieve(invoice.customer_id).customer
        yield Reminder(
            number=invoice.id,
            email=customer.email,
            phone=customer.phone or "",
            first_name=customer.first_name or "there",
            amount=invoice.amount_due / 100,
            channel="sms" if invoice.dunning_status == "exhausted" else "chat",
        )
