import os
from datetime import date
from decimal import Decimal

import requests

from .base import Entry, PayoutImporter
from .ledgers import Moneybird


class MollieSettlements(PayoutImporter):
    name = "mollie"
    url = "https://api.mollie.com/v2/settlements"

    def make_ledger(self):
        return Moneybird(account="Mollie tussenrekening")

    def fetch(self, since):
        url = self.url
        headers = {"Authorization": "Bearer " + os.environ["MOLLIE_ORG_TOKEN"]}
        while url:
            data = requests.get(url, headers=headers, timeout=30).json()
            for s in data["_embedded"]["settlements"]:
                if s["settledAt"][:10] < since.isoformat():
                    return
                yield s
            nxt = data["_links"].get("next")
            url = nxt["href"] if nxt else None

    def to_entry(self, raw):
        if raw["status"] != "paidout":
            return None
        return Entry(
            booked_on=date.fromisoformat(raw["settledAt"][:10]),
            amount=Decimal(raw["amount"]["value"]),
            reference=raw["reference"],
            description="Mollie settlement " + raw["reference"],
        )
