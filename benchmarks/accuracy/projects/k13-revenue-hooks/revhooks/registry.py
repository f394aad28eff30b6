"""Handlers register themselves by vendor and event name; unknown events are fine."""
from __future__ import annotations

import asyncio
from collections import defaultdict
from typing import Any, Awaitable, Callable

Handler = Callable[[dict[str, Any]], Awaitable[None]]


class Registry:
    def __init__(self) -> None:
        self._handlers: dict[str, list[Handler]] = defaultdict(list)

    def on(self, *events: str) -> Callable[[Handler], Handler]:
        def wrap(fn: Handler) -> Handler:
            for e in events:
                self._handlers[e].append(fn)
            return fn

        return wrap

    async def dispatch(self, event: str, content: dict[str, Any]) -> int:
        handlers = self._handlers.get(event, [])
        await asyncio.gather(*(h(content) for h in handlers))
        return len(handlers)


chargebee = Registry()
paddle = Registry()
