import os

import delighted

from ..events import InvoicePaid
from ..mediator import Subscriber

delighted.api_key = os.environ.get("DELIGHTED_KEY", "")


class AskForScore(Subscriber[InvoicePaid]):
    listens_to = InvoicePaid

    def notify(self, event: InvoicePaid) -> None:
        if not event.first_invoice:
            return
        delighted.Person.create(
            email=event.customer_email,
            name=event.customer_name,
            delay=14 * 24 * 3600,
            properties={"currency": event.currency.upper()},
        )
