import logging
from collections import defaultdict
from typing import Any, Awaitable, Callable

from pydantic import BaseModel

log = logging.getLogger(__name__)


class Event(BaseModel):
    source: str
    topic: str
    body: dict[str, Any]


Handler = Callable[[Event], Awaitable[None]]
_handlers: dict[tuple[str, str], list[Handler]] = defaultdict(list)


def on(source: str, topic: str):
    def wrap(fn: Handler) -> Handler:
        _handlers[source, topic].append(fn)
        return fn
    return wrap


async def dispatch(ev: Event) -> None:
    for fn in _handlers.get((ev.source, ev.topic), ()):
        try:
            await fn(ev)
        except Exception:
            log.exception("%s failed for %s/%s", fn.__name__, ev.source, ev.topic)
