from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Iterable, Protocol


@dataclass(frozen=True)
class Movement:
    provider: str
    ref: str
    booked: date
    kind: str
    amount: Decimal
    currency: str


class SettlementSource(Protocol):
    def movements(self, start: date, end: date) -> Iterable[Movement]: ...


class Rates(Protocol):
    def to_eur(self, currency: str) -> Decimal: ...


class Ledger(Protocol):
    def add(self, m: Movement, eur: Decimal) -> bool: ...

    def balances(self, year: int) -> list[tuple[str, str, Decimal]]: ...
