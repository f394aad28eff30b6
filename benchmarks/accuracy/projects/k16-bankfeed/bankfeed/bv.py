import os
from decimal import Decimal

from mollie.api.client import Client

from bankfeed.base import Booking, Feed, Rest


class MollieToMoneybird(Feed):
    name = "BV"

    def fetch(self):
        mollie = Client()
        mollie.set_access_token(os.environ["MOLLIE_ORG_TOKEN"])
        for s in mollie.settlements.list(limit=20):
            if not s.settled_at or s.settled_at[:10] != self.day.isoformat():
                continue
            yield Booking(self.day, Decimal(s.amount["value"]), s.amount["currency"], "Mollie " + s.reference, "Mollie", s.id)

    def book(self, b):
        admin = os.environ["MONEYBIRD_ADMINISTRATION"]
        mb = Rest(f"https://moneybird.com/api/v2/{admin}", Authorization="Bearer " + os.environ["MONEYBIRD_TOKEN"])
        mb.call("POST", "/financial_statements.json", json={"financial_statement": {
            "financial_account_id": os.environ["MONEYBIRD_ACCOUNT"],
            "reference": b.reference,
            "financial_mutations_attributes": {"1": {
                "date": str(b.day), "amount": str(b.amount), "message": b.text}},
        }})
