import logging
from collections import defaultdict
from typing import Callable

log = logging.getLogger(__name__)

_handlers: dict[str, list[Callable[[dict], None]]] = defaultdict(list)


def on(action: str):
    def register(function):
        _handlers[action].append(function)
        return function

    return register


def dispatch(action: str, payload: dict) -> int:
    handlers = _handlers.get(action, [])
    for handler in handlers:
        log.info("%s -> %s", action, handler.__name__)
        handler(payload)
    return len(handlers)
