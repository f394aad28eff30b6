from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Iterator, Protocol


@dataclass(slots=True, frozen=True)
class Payment:
    id: str
    reference: str
    payer: str
    amount: Decimal
    booked: date


@dataclass(slots=True, frozen=True)
class OpenInvoice:
    key: str
    number: str
    due: Decimal


class Feed(Protocol):
    def payments(self, since: date) -> Iterator[Payment]: ...


class Book(Protocol):
    def open_invoices(self) -> dict[str, OpenInvoice]: ...

    def settle(self, invoice: OpenInvoice, payment: Payment) -> None: ...


class Notifier(Protocol):
    def send(self, title: str, lines: list[str]) -> None: ...
