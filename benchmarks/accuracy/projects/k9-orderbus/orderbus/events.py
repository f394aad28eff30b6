from dataclasses import dataclass, field
from datetime import datetime, timezone
from decimal import Decimal


@dataclass(frozen=True, kw_only=True)
class Event:
    at: datetime = field(default_factory=lambda: datetime.now(timezone.utc))


@dataclass(frozen=True, kw_only=True)
class OrderPlaced(Event):
    number: str
    email: str
    total: Decimal
    ship_to: dict
    lines: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class RefundIssued(Event):
    payment: str
    amount: Decimal
    description: str


@dataclass(frozen=True, kw_only=True)
class StockLow(Event):
    sku: str
    name: str
    left: int
