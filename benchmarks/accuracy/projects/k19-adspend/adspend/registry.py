from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Fetcher = Callable[[dt.date], Iterator["SpendRow"]]
_FETCHERS: dict[str, Fetcher] = {}


@dataclass(frozen=True, slots=True)
class SpendRow:
    day: str
    platform: str
    campaign_id: str
    campaign: str
    clicks: int
    impressions: int
    cost: float


def fetcher(name: str) -> Callable[[Fetcher], Fetcher]:
    def deco(fn: Fetcher) -> Fetcher:
        _FETCHERS[name] = fn
        return fn

    return deco


def all_fetchers() -> dict[str, Fetcher]:
    from . import sources  # noqa: F401  (fills the registry)

    return dict(_FETCHERS)
