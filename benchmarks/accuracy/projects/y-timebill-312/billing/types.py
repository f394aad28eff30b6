from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

type Currency = str


@dataclass(slots=True, kw_only=True)
class Line:
    client: str
    project: str
    hours: Decimal
    rate: Decimal
    currency: Currency

    @property
    def amount(self) -> Decimal:
        return (self.hours * self.rate).quantize(Decimal("0.01"))


@dataclass(slots=True, kw_only=True)
class Bill:
    client: str
    currency: Currency = "EUR"
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Overdue:
    number: str
    customer: str
    email: str
    balance: Decimal
    due: date
