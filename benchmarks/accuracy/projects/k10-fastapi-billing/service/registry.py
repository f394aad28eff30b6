from __future__ import annotations

from collections import defaultdict
from typing import Any, Awaitable, Callable

Handler = Callable[[Any, Any], Awaitable[None]]
_handlers: dict[str, list[Handler]] = defaultdict(list)


def on(*topics: str) -> Callable[[Handler], Handler]:
    def register(fn: Handler) -> Handler:
        for topic in topics:
            _handlers[topic].append(fn)
        return fn

    return register


async def dispatch(topic: str, event: Any, deps: Any) -> int:
    fns = _handlers.get(topic, [])
    for fn in fns:
        await fn(event, deps)
    return len(fns)
