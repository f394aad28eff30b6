from __future__ import annotations

import os

import requests
from intuitlib.client import AuthClient
from quickbooks import QuickBooks
from quickbooks.objects.base import Ref
from quickbooks.objects.detailline import SalesItemLine, SalesItemLineDetail
from quickbooks.objects.salesreceipt import SalesReceipt

from .entry import Entry


class QuickBooksBooks:
    def __init__(self, customer_refs: dict[str, str]):
        auth = AuthClient(
            client_id=os.environ["QBO_CLIENT"],
            client_secret=os.environ["QBO_SECRET"],
            environment="production",
            redirect_uri="http://localhost:8000/callback",
        )
        self.client = QuickBooks(
            auth_client=auth, refresh_token=os.environ["QBO_REFRESH"], company_id=os.environ["QBO_COMPANY"]
        )
        self.customer_refs = customer_refs

    def post(self, entry: Entry) -> None:
        line = SalesItemLine()
        line.Amount = entry.amount
        line.Description = entry.memo
        line.SalesItemLineDetail = SalesItemLineDetail()
        customer = Ref()
        customer.value = self.customer_refs[entry.customer]
        receipt = SalesReceipt()
        receipt.DocNumber = entry.ref
        receipt.TxnDate = entry.date
        receipt.CustomerRef = customer
        receipt.Line.append(line)
        receipt.save(qb=self.client)


class XeroBooks:
    url = "https://api.xero.com/api.xro/2.0/BankTransactions"

    def __init__(self, token: str, tenant: str):
        self.headers = {"Authorization": f"Bearer {token}", "Xero-tenant-id": tenant, "Accept": "application/json"}

    def post(self, entry: Entry) -> None:
        r = requests.put(
            self.url,
            headers=self.headers,
            json={
                "Type": "RECEIVE",
                "Contact": {"Name": entry.customer},
                "Date": entry.date,
                "Reference": entry.ref,
                "LineItems": [{"Description": entry.memo or entry.ref, "Quantity": 1, "UnitAmount": entry.amount, "AccountCode": "200"}],
                "BankAccount": {"Code": "090"},
            },
            timeout=30,
        )
        r.raise_for_status()
