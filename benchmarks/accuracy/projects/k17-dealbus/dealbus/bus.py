import logging
from collections import defaultdict
from typing import Any, Callable

log = logging.getLogger(__name__)

Handler = Callable[[Any], None]


class EventBus:
    """Very small synchronous pub/sub. One failing handler must not stop the others."""

    def __init__(self) -> None:
        self._handlers: dict[type, list[Handler]] = defaultdict(list)

    def on(self, event_type: type) -> Callable[[Handler], Handler]:
        def register(fn: Handler) -> Handler:
            self._handlers[event_type].append(fn)
            return fn

        return register

    def publish(self, event: Any) -> int:
        done = 0
        for handler in self._handlers[type(event)]:
            try:
                handler(event)
                done += 1
            except Exception:
                log.exception("handler %s failed for %r", handler.__name__, event)
        return done


bus = EventBus()
