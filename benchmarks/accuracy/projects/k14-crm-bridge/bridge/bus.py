"""A very small event bus. Handlers are coroutines: ``async def h(ctx, data)``."""
import asyncio
import logging
from collections import defaultdict

log = logging.getLogger(__name__)


class Bus:
    def __init__(self):
        self._handlers = defaultdict(list)
        self.ctx = None

    def on(self, *events):
        def wrap(fn):
            for e in events:
                self._handlers[e].append(fn)
            return fn
        return wrap

    async def emit(self, event, data):
        results = await asyncio.gather(*(h(self.ctx, data) for h in self._handlers[event]),
                                       return_exceptions=True)
        for r in results:
            if isinstance(r, Exception):
                log.error("%s failed: %r", event, r)


bus = Bus()
