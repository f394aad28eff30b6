from __future__ import annotations

import logging
from datetime import date

from .ports import Book, Feed, Notifier

log = logging.getLogger("recon")


class Reconciler:
    def __init__(self, feed: Feed, book: Book, notifier: Notifier) -> None:
        self.feed = feed
        self.book = book
        self.notifier = notifier

    def run(self, since: date) -> int:
        invoices = self.book.open_invoices()
        log.info("%d open invoices", len(invoices))
        leftovers: list[str] = []
        settled = 0
        for payment in self.feed.payments(since):
            invoice = invoices.pop(payment.reference, None)
            if invoice is None or invoice.due < payment.amount:
                leftovers.append(f"{payment.booked} {payment.payer} {payment.amount} ({payment.reference or 'no reference'})")
                continue
            self.book.settle(invoice, payment)
            settled += 1
        if leftovers:
            self.notifier.send("Payments without invoice", leftovers)
        return settled
