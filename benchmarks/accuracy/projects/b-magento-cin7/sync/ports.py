from typing import Iterable, Protocol

from .model import SalesOrder


class OrderSource(Protocol):
    def pending(self) -> Iterable[SalesOrder]: ...
    def confirm(self, order: SalesOrder, reference: str) -> None: ...


class Erp(Protocol):
    def place(self, order: SalesOrder) -> str: ...


class Pager(Protocol):
    def trigger(self, summary: str) -> None: ...
