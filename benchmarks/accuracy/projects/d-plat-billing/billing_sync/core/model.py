from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum


class Health(str, Enum):
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True)
class Contract:
    customer_id: str
    email: str
    plan: str
    mrr_cents: int
    overdue_cents: int
    health: Health = Health.GREEN
    logins_30d: int | None = None

    def with_usage(self, logins: int) -> Contract:
        return replace(self, logins_30d=logins)

    def assessed(self) -> Contract:
        if self.overdue_cents > self.mrr_cents:
            return replace(self, health=Health.RED)
        if self.logins_30d is not None and self.logins_30d < 3:
            return replace(self, health=Health.AMBER)
        return replace(self, health=Health.GREEN)
