import functools
import time


def stage(fn):
    """a stage is called with its options and gives a function from iterator to iterator"""
    @functools.wraps(fn)
    def configured(*args, **kw):
        def apply(stream):
            return fn(stream, *args, **kw)
        apply.__name__ = fn.__name__
        return apply
    return configured


def pipeline(source, *stages):
    stream = source
    for s in stages:
        stream = s(stream)
    return stream


def timed(fn):
    @functools.wraps(fn)
    def inner(*a, **kw):
        t = time.monotonic()
        try:
            return fn(*a, **kw)
        finally:
            print(f"{fn.__name__}: {time.monotonic() - t:.1f}s")
    return inner


@stage
def without(stream, *columns):
    for op, row in stream:
        for c in columns:
            row.pop(c, None)
        yield op, row


@stage
def lookup(stream, table, key, target):
    for op, row in stream:
        row[target] = table.get(row[key])
        yield op, row


@stage
def tap(stream, fn):
    for item in stream:
        fn(item)
        yield item
