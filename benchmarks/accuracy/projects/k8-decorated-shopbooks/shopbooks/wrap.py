"""Decorators of the shopbooks jobs: @job, @retry and @uses."""
import functools
import inspect
import logging
import random
import time
import uuid
from contextvars import ContextVar

from . import clients

run_id: ContextVar[str] = ContextVar("run_id", default="-")
JOBS = {}


def retry(times=3, on=(IOError,), base=1.5):
    def deco(fn):
        @functools.wraps(fn)
        def inner(*args, **kwargs):
            for n in range(1, times + 1):
                try:
                    return fn(*args, **kwargs)
                except on:
                    if n == times:
                        raise
                    time.sleep(base**n + random.random())

        return inner

    return deco


def uses(**wanted):
    """Inject clients: ``@uses(books="xero")`` passes clients.get("xero") as ``books``."""

    def deco(fn):
        @functools.wraps(fn)
        def inner(*args, **kwargs):
            for param, vendor in wanted.items():
                kwargs.setdefault(param, clients.get(vendor))
            return fn(*args, **kwargs)

        inner.__signature__ = inspect.signature(fn)
        return inner

    return deco


def job(fn):
    @functools.wraps(fn)
    def traced(*args, **kwargs):
        token = run_id.set(uuid.uuid4().hex[:8])
        log = logging.getLogger(f"job.{fn.__name__}")
        start = time.perf_counter()
        try:
            log.info("[%s] start", run_id.get())
            return fn(*args, **kwargs)
        finally:
            log.info("[%s] %.1f s", run_id.get(), time.perf_counter() - start)
            run_id.reset(token)

    JOBS[fn.__name__] = traced
    return traced
