from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class PlanChanged:
    account: str
    email: str
    plan: str
    mrr_cents: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Churned:
    account: str
    email: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Joined:
    name: str
    team: str
    starts: str


Event: TypeAlias = PlanChanged | Churned | Joined
