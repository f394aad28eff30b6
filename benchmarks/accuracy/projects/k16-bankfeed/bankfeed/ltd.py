import os
from datetime import date, timedelta
from decimal import Decimal

from glom import Coalesce, glom
from xero_python.accounting import AccountingApi, BankTransaction, BankTransactions, Contact, LineItem, Account

from bankfeed.base import Booking, Feed, Rest
from bankfeed.xero_auth import api_client

SPEC = {
    "date": "date",
    "value": "amount.value",
    "currency": "amount.currency",
    "text": "details.description",
    "who": Coalesce("details.senderName", "details.merchant.name", "details.recipient.name", default="Unknown"),
    "ref": "referenceNumber",
}


class WiseToXero(Feed):
    name = "Ltd"

    def fetch(self):
        wise = Rest("https://api.wise.com", Authorization=f"Bearer {os.environ['WISE_TOKEN']}")
        profile, balance = os.environ["WISE_PROFILE"], os.environ["WISE_BALANCE"]
        st = wise.call(
            "GET", f"/v1/profiles/{profile}/balance-statements/{balance}/statement.json",
            params={"intervalStart": f"{self.day}T00:00:00Z", "intervalEnd": f"{self.day + timedelta(days=1)}T00:00:00Z",
                    "type": "COMPACT"})
        for t in glom(st, ("transactions", [SPEC])):
            yield Booking(date.fromisoformat(t["date"][:10]), Decimal(str(t["value"])), t["currency"],
                          t["text"], t["who"], t["ref"])

    def book(self, b):
        tx = BankTransaction(
            type="RECEIVE" if b.amount > 0 else "SPEND",
            contact=Contact(name=b.counterparty),
            line_items=[LineItem(description=b.text, quantity=1.0, unit_amount=float(abs(b.amount)), account_code="429")],
            bank_account=Account(code=os.environ["XERO_BANK_CODE"]),
            date=b.day,
            reference=b.reference,
        )
        AccountingApi(api_client()).create_bank_transactions(
            os.environ["XERO_TENANT"], bank_transactions=BankTransactions(bank_transactions=[tx]))
