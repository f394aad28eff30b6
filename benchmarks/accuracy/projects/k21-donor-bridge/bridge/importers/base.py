import abc
import datetime as dt
import logging
import typing as t

log = logging.getLogger("bridge")


class Gift(t.NamedTuple):
    reference: str
    date: dt.date
    amount: float
    donor: str
    email: str = ""


class Importer(abc.ABC):
    """fetch -> to_gift -> store, one subclass per income stream"""

    name = "?"

    def run(self, day: dt.date) -> None:
        for raw in self.fetch(day):
            gift = self.to_gift(raw)
            if gift is None:
                continue
            try:
                self.store(gift)
            except Exception:
                log.exception("%s: %s not stored", self.name, gift.reference)

    @abc.abstractmethod
    def fetch(self, day: dt.date) -> t.Iterable[dict]:
        ...

    @abc.abstractmethod
    def to_gift(self, raw: dict) -> t.Optional[Gift]:
        ...

    @abc.abstractmethod
    def store(self, gift: Gift) -> None:
        ...
