from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass
class OpenInvoice:
    number: str
    due: date
    amount: Decimal


@dataclass
class Customer:
    sf_id: str
    name: str
    email: str
    segment: str | None = None
    conversations: list[int] = field(default_factory=list)
    invoices: list[OpenInvoice] = field(default_factory=list)

    @property
    def open_conversations(self) -> int:
        return len(self.conversations)

    @property
    def overdue(self) -> list[OpenInvoice]:
        return [i for i in self.invoices if i.due < date.today()]

    @property
    def overdue_total(self) -> Decimal:
        return sum((i.amount for i in self.overdue), Decimal())
