import functools
import logging
import time

STEPS = {"joiner": [], "leaver": []}
log = logging.getLogger("jl")


def step(kind, order=50):
    def deco(fn):
        @functools.wraps(fn)
        def inner(person, ctx):
            t = time.monotonic()
            try:
                return fn(person, ctx)
            finally:
                log.info("%s took %.1fs", fn.__name__, time.monotonic() - t)
        STEPS[kind].append((order, inner))
        return inner
    return deco


def run(kind, person):
    ctx = {}
    for _, fn in sorted(STEPS[kind], key=lambda t: t[0]):
        ctx.update(fn(person, ctx) or {})
    return ctx
