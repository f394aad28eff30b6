import logging
from collections import defaultdict
from typing import Callable, TypeVar

from .events import Event

log = logging.getLogger(__name__)
E = TypeVar("E", bound=Event)


class Bus:
    def __init__(self) -> None:
        self._subs: dict[type[Event], list[Callable]] = defaultdict(list)

    def on(self, kind: type[E]):
        def register(fn: Callable[[E], None]):
            self._subs[kind].append(fn)
            return fn

        return register

    def publish(self, event: Event) -> None:
        for fn in self._subs[type(event)]:
            try:
                fn(event)
            except Exception:
                log.exception("%s failed for %s", fn.__name__, type(event).__name__)


bus = Bus()
