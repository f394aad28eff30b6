from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from .types import Attendee

STOP = object()


class Fan:
    """One producer, one queue per consumer."""

    def __init__(self) -> None:
        self._queues: list[asyncio.Queue] = []
        self._tasks: list[asyncio.Task] = []

    def attach(self, worker: Callable[[asyncio.Queue], Awaitable[None]]) -> None:
        q: asyncio.Queue = asyncio.Queue(maxsize=200)
        self._queues.append(q)
        self._tasks.append(asyncio.create_task(worker(q)))

    async def put(self, item) -> None:
        for q in self._queues:
            await q.put(item)

    async def drain(self) -> None:
        await self.put(STOP)
        await asyncio.gather(*self._tasks)


def each(handle: Callable[[Attendee], Awaitable[None]]):
    async def worker(q: asyncio.Queue) -> None:
        while (item := await q.get()) is not STOP:
            await handle(item)
    return worker


def batched(flush: Callable[[list], Awaitable[None]], convert: Callable[[Attendee], dict], size: int = 100):
    async def worker(q: asyncio.Queue) -> None:
        buf: list[dict] = []
        while (item := await q.get()) is not STOP:
            buf.append(convert(item))
            if len(buf) >= size:
                await flush(buf)
                buf = []
        if buf:
            await flush(buf)
    return worker
