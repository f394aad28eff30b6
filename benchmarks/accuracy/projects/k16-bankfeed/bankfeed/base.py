from __future__ import annotations

import abc
import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Iterable

import requests
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_random_exponential


@dataclass
class Booking:
    day: dt.date
    amount: Decimal
    currency: str
    text: str
    counterparty: str = ""
    reference: str = ""
    raw: dict[str, Any] = field(default_factory=dict, repr=False)


class Rest:
    def __init__(self, root: str, **headers: str):
        self.root = root.rstrip("/")
        self.s = requests.Session()
        self.s.headers.update({"Accept": "application/json", **headers})

    @retry(retry=retry_if_exception_type(requests.ConnectionError), stop=stop_after_attempt(4),
           wait=wait_random_exponential(max=30), reraise=True)
    def call(self, method: str, path: str, **kw):
        r = self.s.request(method, self.root + path, timeout=30, **kw)
        r.raise_for_status()
        return r.json() if r.content else None


class Feed(abc.ABC):
    """fetch -> accept -> book; what is not accepted stays in .leftovers"""

    name = "?"

    def __init__(self, day: dt.date):
        self.day = day
        self.leftovers: list[Booking] = []

    def run(self) -> None:
        for b in self.fetch():
            if self.accept(b):
                self.book(b)
            else:
                self.leftovers.append(b)
        self.after()

    def accept(self, b: Booking) -> bool:
        return b.amount != 0

    def after(self) -> None:
        pass

    @abc.abstractmethod
    def fetch(self) -> Iterable[Booking]: ...

    @abc.abstractmethod
    def book(self, b: Booking) -> None: ...
