import contextlib
import socket

import redis

from .settings import REDIS_URL

_redis = redis.from_url(REDIS_URL, decode_responses=True)

CURSOR = "order-relay:since"
LOCK = "order-relay:lock"


def since(default):
    return _redis.get(CURSOR) or default


def remember(moment):
    _redis.set(CURSOR, moment)


@contextlib.contextmanager
def only_one():
    if not _redis.set(LOCK, socket.gethostname(), nx=True, ex=1800):
        raise SystemExit("another relay is running")
    try:
        yield
    finally:
        _redis.delete(LOCK)
