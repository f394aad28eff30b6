import logging
from collections import defaultdict

log = logging.getLogger(__name__)
_subscribers = defaultdict(list)


def subscribe(topic):
    """Decorator: register the function for a topic."""
    def wrap(fn):
        _subscribers[topic].append(fn)
        return fn
    return wrap


def emit(topic, payload):
    for fn in _subscribers[topic]:
        try:
            fn(payload)
        except Exception:
            log.exception("subscriber %s failed on %s", fn.__name__, topic)
