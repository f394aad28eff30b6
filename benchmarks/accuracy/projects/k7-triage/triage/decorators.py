import functools
import os
import time

import pymsteams
import requests


def announce(env_name, title):
    """Post the returned lines to a Teams channel."""
    def deco(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            lines = fn(*args, **kwargs)
            if lines:
                card = pymsteams.connectorcard(os.environ[env_name])
                card.title(title)
                card.text("\n\n".join(lines))
                card.send()
            return lines
        return wrapper
    return deco


def slow_alarm(limit):
    """Tell the dev room when a step takes too long."""
    def deco(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            start = time.monotonic()
            try:
                return fn(*args, **kwargs)
            finally:
                took = time.monotonic() - start
                if took > limit:
                    requests.post(
                        "https://chat.googleapis.com/v1/spaces/AAAAx0y1z2w/messages",
                        params={"key": os.environ["GCHAT_KEY"], "token": os.environ["GCHAT_TOKEN"]},
                        json={"text": f"triage step {fn.__name__} took {took:.0f} s"},
                    )
        return wrapper
    return deco


def retry(times=3, wait=2.0):
    def deco(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            for n in range(times):
                try:
                    return fn(*args, **kwargs)
                except requests.RequestException:
                    if n == times - 1:
                        raise
                    time.sleep(wait * (n + 1))
        return wrapper
    return deco
