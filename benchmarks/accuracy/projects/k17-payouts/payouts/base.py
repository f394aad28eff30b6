from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Iterable, Optional

log = logging.getLogger("payouts")


@dataclass
class Entry:
    """One bank line / voucher, whatever the bookkeeping of the country calls it."""

    booked_on: date
    amount: Decimal
    reference: str
    description: str
    fee: Decimal = Decimal("0")

    @property
    def gross(self) -> Decimal:
        return self.amount + self.fee


class PayoutImporter(ABC):
    """Template: fetch -> to_entry -> ledger.book. Subclasses give the hooks and the ledger."""

    name: str = ""

    def __init__(self, ledger=None):
        self.ledger = ledger or self.make_ledger()

    @abstractmethod
    def make_ledger(self):
        ...

    @abstractmethod
    def fetch(self, since: date) -> Iterable:
        ...

    @abstractmethod
    def to_entry(self, raw) -> Optional[Entry]:
        ...

    def run(self, since: date, dry_run: bool = False) -> int:
        booked = 0
        for raw in self.fetch(since):
            entry = self.to_entry(raw)
            if entry is None:
                continue
            if dry_run:
                log.info("%s would book %s", self.name, entry)
                continue
            self.ledger.book(entry)
            booked += 1
        return booked
