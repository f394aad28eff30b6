from collections.abc import Iterator
from datetime import date, datetime, time

import stripe

from compta.ports import Ligne


class StripeFactures:
    def __init__(self, api_key: str) -> None:
        self._key = api_key

    def lignes(self, depuis: date) -> Iterator[Ligne]:
        borne = int(datetime.combine(depuis, time.min).timestamp())
        factures = stripe.Invoice.list(
            api_key=self._key, status="paid", created={"gte": borne}, limit=100
        )
        for f in factures.auto_paging_iter():
            yield {
                "reference": f.number,
                "date": date.fromtimestamp(f.created),
                "client": f.customer_name,
                "email": f.customer_email,
                "montant": f.total / 100,
            }
