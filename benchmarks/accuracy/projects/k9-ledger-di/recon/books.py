from __future__ import annotations

from datetime import date
from decimal import Decimal

import requests
from xero import Xero

from .ports import OpenInvoice, Payment


class XeroBook:
    def __init__(self, credentials, bank_account: str):
        self._xero = Xero(credentials)
        self._bank = bank_account

    def open_invoices(self) -> dict[str, OpenInvoice]:
        found = self._xero.invoices.filter(Status="AUTHORISED", Type="ACCREC")
        return {
            i["InvoiceNumber"]: OpenInvoice(i["InvoiceID"], i["InvoiceNumber"], Decimal(str(i["AmountDue"])))
            for i in found
        }

    def settle(self, invoice: OpenInvoice, payment: Payment) -> None:
        self._xero.payments.put({
            "Invoice": {"InvoiceID": invoice.key},
            "Account": {"Code": self._bank},
            "Date": payment.booked,
            "Amount": float(payment.amount),
            "Reference": payment.id,
        })


class FortnoxBook:
    HOST = "https://api.fortnox.se/3"

    def __init__(self, token: str):
        self._s = requests.Session()
        self._s.headers.update({"Authorization": f"Bearer {token}", "Accept": "application/json"})

    def open_invoices(self) -> dict[str, OpenInvoice]:
        body = self._s.get(f"{self.HOST}/invoices", params={"filter": "unpaid", "limit": 500}).json()
        return {
            str(i["OCR"]): OpenInvoice(str(i["DocumentNumber"]), str(i["OCR"]), Decimal(str(i["Balance"])))
            for i in body["Invoices"]
        }

    def settle(self, invoice: OpenInvoice, payment: Payment) -> None:
        r = self._s.post(f"{self.HOST}/invoicepayments", json={
            "InvoicePayment": {
                "InvoiceNumber": invoice.key,
                "Amount": float(payment.amount),
                "PaymentDate": payment.booked.isoformat(),
            }
        })
        r.raise_for_status()
