from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Line:
    sku: str
    qty: int
    price: Decimal


@dataclass
class Order:
    number: str
    email: str
    name: str
    street: str
    zip: str
    city: str
    country: str
    lines: list[Line] = field(default_factory=list)

    @property
    def units(self) -> int:
        return sum(l.qty for l in self.lines)


@dataclass(frozen=True)
class Parcel:
    order_number: str
    carrier: str
    tracking: str
    eta: date | None = None
