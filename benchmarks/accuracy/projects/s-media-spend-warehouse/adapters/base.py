from abc import ABC, abstractmethod
from datetime import date, timedelta


class SpendAdapter(ABC):
    channel: str = ""

    def __init__(self, account_id: str):
        self.account_id = account_id

    @abstractmethod
    def fetch(self, start: date, end: date):
        """Yield raw rows of the platform."""

    @abstractmethod
    def normalise(self, raw) -> dict:
        ...

    def rows(self, start: date, end: date):
        day = start
        while day <= end:
            stop = min(day + timedelta(days=6), end)
            for raw in self.fetch(day, stop):
                row = self.normalise(raw)
                row.update(channel=self.channel, account_id=self.account_id)
                yield row
            day = stop + timedelta(days=1)
