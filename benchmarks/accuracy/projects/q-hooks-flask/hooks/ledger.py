from dataclasses import dataclass
from datetime import date

import requests

XERO = "https://api.xero.com/api.xro/2.0"


@dataclass
class Receipt:
    reference: str
    amount: float
    currency: str
    customer: str

    def to_xero(self):
        kind = "RECEIVE" if self.amount >= 0 else "SPEND"
        return {
            "Type": kind,
            "Contact": {"Name": self.customer},
            "Reference": self.reference,
            "CurrencyCode": self.currency,
            "Date": date.today().isoformat(),
            "BankAccount": {"Code": "1200"},
            "LineItems": [{"Description": self.reference, "Quantity": 1,
                           "UnitAmount": abs(self.amount), "AccountCode": "4000"}],
        }


class Ledger:
    def __init__(self, tenant, token):
        self.session = requests.Session()
        self.session.headers.update({
            "Authorization": f"Bearer {token}",
            "Xero-Tenant-Id": tenant,
            "Accept": "application/json",
        })

    def book(self, receipt):
        r = self.session.put(f"{XERO}/BankTransactions",
                             json={"BankTransactions": [receipt.to_xero()]}, timeout=20)
        r.raise_for_status()
