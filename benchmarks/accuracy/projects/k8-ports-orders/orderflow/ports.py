from datetime import datetime
from typing import Iterable, Protocol

from .domain import Order, Shipment


class InvoicePort(Protocol):
    def issue(self, order: Order) -> str: ...


class ShippingPort(Protocol):
    def book(self, order: Order) -> None: ...

    def shipped_since(self, since: datetime) -> Iterable[Shipment]: ...


class StorefrontPort(Protocol):
    def mark_fulfilled(self, shipment: Shipment) -> None: ...


class AlertPort(Protocol):
    def alert(self, headline: str) -> None: ...
