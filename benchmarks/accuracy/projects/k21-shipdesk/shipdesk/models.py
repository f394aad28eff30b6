from dataclasses import dataclass
from typing import List, Optional


@dataclass
class Address:
    name: str
    line1: str
    city: str
    province: str
    postal_code: str


@dataclass
class Order:
    id: int
    number: str
    to: Address
    grams: int
    fulfillment_order_id: Optional[int] = None

    @property
    def kg(self) -> float:
        return max(self.grams / 1000, 0.1)


@dataclass
class TrackingEvent:
    pin: str
    kind: str
    description: str
    location: str

    def is_exception(self) -> bool:
        return self.kind in ("ATTEMPTED", "UNDELIVERABLE", "RTS")


Orders = List[Order]
