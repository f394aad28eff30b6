"""Tiny in-process pub/sub: one queue per subscriber of a topic."""
import asyncio
from collections import defaultdict
from typing import Any, AsyncIterator


class Broker:
    def __init__(self, maxsize: int = 500) -> None:
        self._topics: dict[str, list[asyncio.Queue]] = defaultdict(list)
        self._maxsize = maxsize

    def subscribe(self, topic: str) -> asyncio.Queue:
        queue: asyncio.Queue = asyncio.Queue(self._maxsize)
        self._topics[topic].append(queue)
        return queue

    async def publish(self, topic: str, item: Any) -> None:
        for queue in self._topics[topic]:
            await queue.put(item)


async def drain(queue: asyncio.Queue) -> AsyncIterator[Any]:
    while True:
        item = await queue.get()
        yield item
        queue.task_done()
