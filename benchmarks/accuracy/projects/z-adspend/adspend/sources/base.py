import abc
from dataclasses import dataclass, asdict
from datetime import date
from typing import Iterator


@dataclass
class SpendRow:
    day: str
    platform: str
    account: str
    campaign: str
    impressions: int
    clicks: int
    spend: float

    def as_dict(self):
        return asdict(self)


class Source(abc.ABC):
    platform: str = ""

    def collect(self, start: date, end: date) -> list:
        return [r for r in self.rows(start, end) if r.spend or r.impressions]

    @abc.abstractmethod
    def rows(self, start: date, end: date) -> Iterator[SpendRow]:
        ...
