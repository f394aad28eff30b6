from functools import reduce
from itertools import count, takewhile

compose = lambda *fs: reduce(lambda f, g: lambda x: g(f(x)), fs)
prop = lambda *path: lambda d: reduce(lambda acc, k: acc[k] if acc is not None else None, path, d)
keep = lambda p: lambda xs: filter(p, xs)
each = lambda f: lambda xs: map(f, xs)


def tap(f):
    def inner(x):
        f(x)
        return x
    return inner


def paged(fetch):
    return (item for page in takewhile(bool, map(fetch, count(1))) for item in page)


def exhaust(xs):
    return sum(1 for _ in xs)
