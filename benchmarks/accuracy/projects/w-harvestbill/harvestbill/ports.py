from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import AsyncIterator, Protocol


@dataclass
class Entry:
    project: int
    client: str
    person: str
    task: str
    hours: Decimal
    notes: str
    day: date


@dataclass
class Line:
    name: str
    description: str
    hours: Decimal
    unit: Decimal


@dataclass
class Draft:
    customer: int
    client: str
    currency: str
    lines: list[Line] = field(default_factory=list)

    @property
    def hours(self) -> Decimal:
        return sum((l.hours for l in self.lines), Decimal(0))


class TimeSource(Protocol):
    def entries(self, project: int, start: date, end: date) -> AsyncIterator[Entry]: ...


class Ledger(Protocol):
    async def create(self, draft: Draft) -> int: ...
    async def public_link(self, invoice: int) -> str: ...


class Rates(Protocol):
    async def rate(self, base: str, quote: str, day: date) -> Decimal: ...


class Announcer(Protocol):
    async def say(self, text: str) -> None: ...
