from datetime import date
from decimal import Decimal
from typing import Iterable, Protocol

from .models import Journal, Payout


class PayoutSource(Protocol):
    def payouts(self, since: int) -> Iterable[Payout]: ...


class RateSource(Protocol):
    def rate(self, day: date, currency: str) -> Decimal: ...


class Ledger(Protocol):
    def post(self, journal: Journal) -> str: ...
