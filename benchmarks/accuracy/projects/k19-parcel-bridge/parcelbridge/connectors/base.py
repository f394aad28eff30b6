import abc
import logging
from dataclasses import dataclass, field
from typing import Iterator, List

log = logging.getLogger("parcelbridge")


@dataclass
class Address:
    name: str
    street1: str
    street2: str
    city: str
    postcode: str
    country: str
    state: str = ""


@dataclass
class Order:
    number: str
    email: str
    ship_to: Address
    weight_grams: int = 0
    lines: List[dict] = field(default_factory=list)


class OrderSource(abc.ABC):
    """Subclasses say how to list raw orders and how to read one."""

    def orders(self) -> Iterator[Order]:
        for raw in self.fetch():
            if not self.wanted(raw):
                continue
            yield self.parse(raw)

    def wanted(self, raw) -> bool:
        return True

    @abc.abstractmethod
    def fetch(self): ...

    @abc.abstractmethod
    def parse(self, raw) -> Order: ...


class ParcelSink(abc.ABC):
    def send(self, order: Order) -> None:
        body = self.build(order)
        self.submit(body)
        log.info("order %s sent", order.number)

    @abc.abstractmethod
    def build(self, order: Order) -> dict: ...

    @abc.abstractmethod
    def submit(self, body: dict) -> None: ...
