import os
from datetime import datetime

import requests

from .bus import bus
from .events import PaymentSettled


@bus.subscribe(PaymentSettled)
def book_payment(event):
    response = requests.put(
        "https://api.xero.com/api.xro/2.0/Payments",
        headers={
            "Authorization": f"Bearer {os.environ['XERO_TOKEN']}",
            "xero-tenant-id": os.environ["XERO_TENANT"],
        },
        json={
            "Invoice": {"InvoiceNumber": event.reference},
            "Account": {"Code": os.environ["XERO_BANK_ACCOUNT"]},
            "Amount": event.amount,
            "Date": datetime.utcfromtimestamp(event.paid_at).strftime("%Y-%m-%d"),
        },
        timeout=30,
    )
    response.raise_for_status()
