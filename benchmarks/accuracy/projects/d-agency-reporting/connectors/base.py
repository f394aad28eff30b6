from dataclasses import dataclass
from datetime import date

REGISTRY = {}


@dataclass
class Row:
    day: date
    channel: str
    campaign: str
    cost: float
    clicks: int
    conversions: float


def connector(name):
    def wrap(cls):
        REGISTRY[name] = cls
        cls.channel = name
        return cls
    return wrap


class Connector:
    channel = None

    def __init__(self, account):
        self.account = account

    def rows(self, start, end):
        for raw in self.fetch(start, end):
            yield self.normalise(raw)

    def fetch(self, start, end):
        raise NotImplementedError

    def normalise(self, raw):
        raise NotImplementedError
