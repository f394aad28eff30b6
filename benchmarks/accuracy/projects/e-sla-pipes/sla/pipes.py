from __future__ import annotations

from itertools import tee


class Pipe:
    """source | step | step >> sink ; `+` sends the same stream to several sinks"""

    def __init__(self, items):
        self.items = items

    def __or__(self, step):
        return Pipe(step(self.items))

    def __rshift__(self, sink):
        return sink(self.items)


class Sink:
    def __init__(self, fn):
        self.fn = fn

    def __call__(self, items):
        return self.fn(items)

    def __add__(self, other):
        def both(items):
            a, b = tee(items)
            return self(a), other(b)

        return Sink(both)


def step(fn):
    def bound(*args, **kw):
        return lambda items: fn(items, *args, **kw)

    return bound


@step
def where(items, test):
    return (i for i in items if test(i))


@step
def each(items, fn):
    return map(fn, items)
