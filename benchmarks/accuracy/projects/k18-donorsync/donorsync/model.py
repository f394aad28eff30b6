from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Gift:
    external_id: str
    email: str
    first_name: str
    last_name: str
    amount: Decimal
    given_on: date
    campaign: str | None = None

    @property
    def title(self) -> str:
        return f"{self.first_name} {self.last_name} {self.given_on:%d/%m/%Y}"
