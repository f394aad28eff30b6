import logging
from collections import defaultdict

log = logging.getLogger(__name__)
_handlers = defaultdict(list)


def on(*event_types):
    def register(fn):
        for t in event_types:
            _handlers[t].append(fn)
        return fn
    return register


class Context:
    """Lazily built clients, one per process."""

    def __init__(self, factories):
        self._factories = factories
        self._made = {}

    def __getattr__(self, name):
        if name not in self._made:
            try:
                self._made[name] = self._factories[name]()
            except KeyError:
                raise AttributeError(name)
        return self._made[name]


def dispatch(event, ctx):
    done = 0
    for fn in _handlers.get(event["type"], ()):
        try:
            fn(event["data"], ctx)
            done += 1
        except Exception:
            log.exception("%s failed for %s", fn.__name__, event.get("id"))
            raise
    return done
