import functools
import os
import pickle

ROOT = os.getenv("CACHE_DIR", "cache")


def pickled(name):
    def wrap(fn):
        @functools.wraps(fn)
        def go(*a, refresh=False, **k):
            p = os.path.join(ROOT, name + ".pkl")
            if not refresh and os.path.exists(p):
                with open(p, "rb") as fh:
                    return pickle.load(fh)
            value = fn(*a, **k)
            os.makedirs(ROOT, exist_ok=True)
            with open(p, "wb") as fh:
                pickle.dump(value, fh)
            return value
        return go
    return wrap
