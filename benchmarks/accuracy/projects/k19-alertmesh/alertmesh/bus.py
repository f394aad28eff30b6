from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Awaitable, Callable, TypeVar

log = logging.getLogger(__name__)
E = TypeVar("E")


@dataclass(frozen=True)
class Incident:
    id: str
    number: int
    title: str
    service: str
    urgency: str
    url: str


@dataclass(frozen=True)
class MonitorDown:
    monitor_id: int
    name: str
    url: str


class Bus:
    def __init__(self) -> None:
        self._handlers: dict[type, list[Callable[[Any], Awaitable[None]]]] = defaultdict(list)

    def on(self, event_type: type[E]):
        def register(fn: Callable[[E], Awaitable[None]]):
            self._handlers[event_type].append(fn)
            return fn

        return register

    async def emit(self, event: object) -> None:
        results = await asyncio.gather(
            *(h(event) for h in self._handlers[type(event)]), return_exceptions=True
        )
        for r in results:
            if isinstance(r, Exception):
                log.error("handler failed: %r", r)


bus = Bus()
