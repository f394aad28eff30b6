import abc
from dataclasses import dataclass, field
from typing import Iterator, List


@dataclass
class Line:
    sku: str
    qty: int
    price: float


@dataclass
class Order:
    channel: str
    number: str
    name: str
    street: str
    zip: str
    city: str
    country: str
    email: str = ""
    lines: List[Line] = field(default_factory=list)

    @property
    def reference(self):
        return "%s/%s" % (self.channel.upper(), self.number)


class Channel(abc.ABC):
    key = ""

    def orders(self, since) -> Iterator[Order]:
        for raw in self.fetch(since):
            order = self.parse(raw)
            if order.lines:
                yield order

    @abc.abstractmethod
    def fetch(self, since):
        ...

    @abc.abstractmethod
    def parse(self, raw) -> Order:
        ...
