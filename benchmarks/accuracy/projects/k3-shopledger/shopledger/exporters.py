from abc import ABC, abstractmethod

from .mappers import order_to_invoice, payout_to_deposit
from .clients import ChatRoom, QuickBooksClient, ShopifyClient, StripePayouts, XeroClient


class Exporter(ABC):
    """Template: fetch, map, push. Subclasses choose the two ends."""

    label = ""

    def __init__(self):
        self.source = self.make_source()
        self.target = self.make_target()

    @abstractmethod
    def make_source(self):
        pass

    @abstractmethod
    def make_target(self):
        pass

    @abstractmethod
    def transform(self, record):
        pass

    def accept(self, record):
        return True

    def run(self):
        for record in self.source.iter_records():
            if not self.accept(record):
                continue
            self.target.push(self.transform(record))
        self.done()

    def done(self):
        ChatRoom().tell("%s: export finished" % self.label)


class OrderExporter(Exporter):
    label = "Web shop orders"

    def make_source(self):
        return ShopifyClient()

    def make_target(self):
        return XeroClient()

    def accept(self, record):
        return record.get("cancelled_at") is None and not record.get("test")

    def transform(self, record):
        return order_to_invoice(record)


class PayoutExporter(Exporter):
    label = "Card payouts"

    def make_source(self):
        return StripePayouts()

    def make_target(self):
        return QuickBooksClient()

    def transform(self, record):
        return payout_to_deposit(record, account="35")
