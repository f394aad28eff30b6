from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable, Protocol


@dataclass(frozen=True)
class StockLevel:
    sku: str
    quantity: int


@dataclass(frozen=True)
class Sale:
    reference: str
    sku: str
    quantity: int


class StockSource(Protocol):
    def levels(self) -> Iterable[StockLevel]: ...


class StockSink(Protocol):
    def apply(self, levels: list[StockLevel]) -> int: ...


class SalesFeed(Protocol):
    def sales_since(self, iso: str) -> Iterable[Sale]: ...


class SalesSink(Protocol):
    def deduct(self, sale: Sale) -> None: ...


class Cursor(Protocol):
    def get(self) -> str: ...

    def set(self, value: str) -> None: ...
