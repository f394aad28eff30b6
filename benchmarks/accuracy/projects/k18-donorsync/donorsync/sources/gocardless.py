import os
from datetime import date
from decimal import Decimal
from typing import Iterator

import gocardless_pro

from donorsync.model import Gift


class GoCardlessSource:
    """Direct debits. Payments only know the mandate, so the customer is looked up (and remembered)."""

    name = "gocardless"

    def __init__(self):
        self.client = gocardless_pro.Client(access_token=os.environ["GOCARDLESS_TOKEN"], environment="live")
        self._customers = {}

    def _customer(self, mandate_id):
        if mandate_id not in self._customers:
            mandate = self.client.mandates.get(mandate_id)
            self._customers[mandate_id] = self.client.customers.get(mandate.links.customer)
        return self._customers[mandate_id]

    def gifts(self, since: date) -> Iterator[Gift]:
        for p in self.client.payments.all(params={"charge_date[gte]": since.isoformat()}):
            if p.status not in ("confirmed", "paid_out"):
                continue
            c = self._customer(p.links.mandate)
            yield Gift(p.id, c.email.lower(), c.given_name, c.family_name,
                       Decimal(p.amount) / 100, date.fromisoformat(p.charge_date))
