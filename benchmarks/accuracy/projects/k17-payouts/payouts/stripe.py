import os
import time
from datetime import date
from decimal import Decimal

import stripe

from .base import Entry, PayoutImporter
from .ledgers import Moneybird


class StripePayouts(PayoutImporter):
    name = "stripe"

    def make_ledger(self):
        return Moneybird(account="Stripe tussenrekening")

    def fetch(self, since):
        stripe.api_key = os.environ["STRIPE_KEY"]
        ts = int(time.mktime(since.timetuple()))
        return stripe.Payout.list(status="paid", arrival_date={"gte": ts}, limit=100).auto_paging_iter()

    def to_entry(self, raw):
        return Entry(
            booked_on=date.fromtimestamp(raw["arrival_date"]),
            amount=Decimal(raw["amount"]) / 100,
            reference=raw["id"],
            description=raw.get("statement_descriptor") or "Stripe payout",
        )
