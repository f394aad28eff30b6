import os
from datetime import date
from decimal import Decimal

import gocardless_pro

from .base import Entry, PayoutImporter
from .ledgers import Fortnox


class GoCardlessPayouts(PayoutImporter):
    """Only the Swedish entity collects by Autogiro, so this one goes to Fortnox."""

    name = "gocardless"

    def make_ledger(self):
        return Fortnox(series="G", bank_account=1930, receivable=1580)

    def fetch(self, since):
        client = gocardless_pro.Client(
            access_token=os.environ["GOCARDLESS_TOKEN"], environment="live"
        )
        return client.payouts.all(
            params={"created_at[gte]": since.isoformat() + "T00:00:00Z", "status": "paid"}
        )

    def to_entry(self, raw):
        return Entry(
            booked_on=date.fromisoformat(raw.arrival_date),
            amount=Decimal(raw.amount) / 100,
            fee=Decimal(raw.deducted_fees) / 100,
            reference=raw.reference,
            description=f"Autogiro {raw.id}",
        )
