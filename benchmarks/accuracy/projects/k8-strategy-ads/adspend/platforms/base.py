from __future__ import annotations

import abc
import dataclasses as dc
import datetime as dt
import typing as t


@dc.dataclass(frozen=True)
class Spend:
    platform: str
    campaign_id: str
    campaign: str
    day: dt.date
    cost: float
    clicks: int

    def as_row(self) -> tuple:
        return dc.astuple(self)


class AdPlatform(abc.ABC):
    """Strategy: everything we want from an advertising platform."""

    key: t.ClassVar[str]

    @abc.abstractmethod
    def spend(self, day: dt.date) -> t.Iterator[Spend]:
        ...

    @abc.abstractmethod
    def set_daily_budget(self, campaign_id: str, amount: float) -> None:
        ...
