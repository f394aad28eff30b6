from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self


class Stage(StrEnum):
    APPLIED = "Applied"
    INTERVIEW = "Interview"
    OFFER = "Offer"
    CLOSED = "Closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    key: str
    name: str
    email: str | None
    role: str
    stage: Stage = Stage.APPLIED

    def at(self, raw: str) -> Self:
        match raw.lower().split():
            case ["offer", *_] | ["offer-extended"]:
                return replace(self, stage=Stage.OFFER)
            case [*_, "interview"] | ["onsite", *_] | ["phone", "screen"]:
                return replace(self, stage=Stage.INTERVIEW)
            case ["rejected" | "hired" | "archived"]:
                return replace(self, stage=Stage.CLOSED)
            case _:
                return self
