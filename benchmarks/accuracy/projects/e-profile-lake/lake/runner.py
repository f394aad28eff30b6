import asyncio
from dataclasses import dataclass, field
from itertools import count

from .model import Profile
from .ports import Bookmark, Feed, Store

_END = object()


@dataclass
class Runner:
    feed: Feed
    store: Store
    bookmark: Bookmark
    batch_size: int = 2000
    workers: int = 3
    queue: asyncio.Queue = field(default_factory=lambda: asyncio.Queue(maxsize=6))

    async def _produce(self, since):
        newest = None
        batch: list[Profile] = []
        async for item in self.feed.stream(since):
            batch.append(item)
            newest = max(filter(None, (newest, item.updated)))
            if len(batch) >= self.batch_size:
                await self.queue.put(batch)
                batch = []
        if batch:
            await self.queue.put(batch)
        for _ in range(self.workers):
            await self.queue.put(_END)
        return newest

    async def _consume(self, numbers):
        while (batch := await self.queue.get()) is not _END:
            await self.store.put(batch, next(numbers))

    async def run(self):
        since = await self.bookmark.load()
        numbers = count()
        newest, *_ = await asyncio.gather(
            self._produce(since), *(self._consume(numbers) for _ in range(self.workers))
        )
        if newest:
            await self.bookmark.save(newest.isoformat())
