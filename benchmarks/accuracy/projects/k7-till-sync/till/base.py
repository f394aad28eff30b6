"""Shops with different tills and different books. A job knows how to read one and write the other."""
import abc
import datetime as dt
import os
from dataclasses import dataclass

import requests

JOBS = {}


@dataclass
class Sale:
    ref: str
    day: dt.date
    total: float
    tax: float
    note: str = ""

    @property
    def net(self):
        return round(self.total - self.tax, 2)


class TillJob(abc.ABC):
    name = ""

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        JOBS[cls.name] = cls

    def __init__(self, day):
        self.day = day
        self.booked = 0

    @abc.abstractmethod
    def sales(self):
        ...

    @abc.abstractmethod
    def book(self, sale):
        ...

    def wanted(self, sale):
        return sale.total > 0

    def run(self):
        for sale in self.sales():
            if self.wanted(sale):
                self.book(sale)
                self.booked += 1
        self.report()

    def report(self):
        requests.post(
            "https://api.pushover.net/1/messages.json",
            data={
                "token": os.environ["PUSHOVER_TOKEN"],
                "user": os.environ["PUSHOVER_USER"],
                "message": f"{self.name}: books of {self.day} are in",
            },
            timeout=10,
        )
