from __future__ import annotations

import asyncio
import logging
from collections import Counter
from dataclasses import dataclass
from typing import AsyncIterator, Awaitable, Callable, Protocol

from .models import Attendee
from .sinks import Sink

log = logging.getLogger(__name__)
WORKERS = 4


class Source(Protocol):
    def attendees(self) -> AsyncIterator[Attendee]: ...


@dataclass
class Route:
    source: Source
    sink: Sink
    after: Callable[[Counter], Awaitable[None]] | None = None

    async def run(self) -> None:
        queue: asyncio.Queue[Attendee | None] = asyncio.Queue(maxsize=50)
        tally: Counter[str] = Counter()

        async def produce() -> None:
            async for who in self.source.attendees():
                await queue.put(who)
            for _ in range(WORKERS):
                await queue.put(None)

        async def work() -> None:
            while (who := await queue.get()) is not None:
                await self.sink.save(who)
                tally["paid" if who.paid else "unpaid"] += 1

        async with asyncio.TaskGroup() as tg:
            tg.create_task(produce())
            for _ in range(WORKERS):
                tg.create_task(work())
        log.info("%r: %s", self.source, dict(tally))
        if self.after:
            await self.after(tally)
