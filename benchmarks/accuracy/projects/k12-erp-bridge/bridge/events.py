from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class ItemChanged:
    sku: str
    name: str
    price: Decimal
    in_stock: bool


@dataclass(frozen=True)
class OrderImported:
    number: int
    email: str
    name: str
    total: Decimal
    skus: tuple


class EventBus:
    def __init__(self):
        self._subs = defaultdict(list)

    def on(self, kind):
        def deco(fn):
            self._subs[kind].append(fn)
            return fn
        return deco

    def publish(self, event):
        for fn in self._subs[type(event)]:
            fn(event)


bus = EventBus()
