"""Pure domain objects. Nothing in here may import an SDK."""
from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Address:
    name: str
    street: str
    city: str
    postcode: str
    country: str
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class OrderLine:
    sku: str
    title: str
    quantity: int
    unit_price: Decimal
    grams: int = 0


@dataclass(slots=True)
class Order:
    reference: str
    email: str
    currency: str
    ship_to: Address
    lines: list[OrderLine] = field(default_factory=list)

    @property
    def weight_kg(self) -> Decimal:
        return Decimal(sum(l.grams * l.quantity for l in self.lines)) / 1000

    @property
    def needs_shipping(self) -> bool:
        return any(l.grams for l in self.lines)


@dataclass(frozen=True, slots=True)
class Shipment:
    order_reference: str
    carrier: str
    tracking_number: str
    tracking_url: str
