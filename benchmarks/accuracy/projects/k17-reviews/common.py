import functools
import os
import time

import requests


def retry(times=3, wait=5):
    def deco(fn):
        @functools.wraps(fn)
        def inner(*a, **kw):
            for i in range(times):
                try:
                    return fn(*a, **kw)
                except requests.RequestException:
                    if i == times - 1:
                        raise
                    time.sleep(wait * (i + 1))
        return inner
    return deco


def paged(fn):
    """fn(page, ...) returns a list, empty at the end -> generator over all"""
    @functools.wraps(fn)
    def inner(*a, **kw):
        page = 1
        while True:
            rows = fn(page, *a, **kw)
            if not rows:
                return
            for row in rows:
                yield row
            page += 1
    return inner


def need(name):
    return os.environ[name]
