"""A step is a function (candidate, **options). Steps register themselves under a phase."""
import functools
import logging

log = logging.getLogger("firstday")
PHASES = {"offer": [], "hired": []}


def step(phase, **defaults):
    def deco(fn):
        PHASES[phase].append(functools.partial(fn, **defaults))
        return fn
    return deco


def retry(times=3):
    def deco(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kw):
            for attempt in range(1, times + 1):
                try:
                    return fn(*args, **kw)
                except OSError as exc:
                    log.warning("%s failed (%s), attempt %s", fn.__name__, exc, attempt)
                    if attempt == times:
                        raise
        return wrapper
    return deco
