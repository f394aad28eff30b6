import abc
from dataclasses import dataclass
from decimal import Decimal
from typing import Iterator, List


@dataclass
class Line:
    sku: str
    qty: int
    price: Decimal


@dataclass
class MarketOrder:
    market: str
    number: str
    buyer: str
    address: dict
    lines: List[Line]


class Market(abc.ABC):
    def __init__(self, **cfg):
        self.cfg = cfg

    @abc.abstractmethod
    def orders(self) -> Iterator[MarketOrder]:
        ...

    @abc.abstractmethod
    def set_stock(self, sku: str, qty: int) -> None:
        ...
