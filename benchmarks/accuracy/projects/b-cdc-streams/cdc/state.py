import contextlib
import json
import os


@contextlib.contextmanager
def bookmark(path, default):
    state = default
    if os.path.exists(path):
        with open(path) as fh:
            state = json.load(fh)
    yield state
    tmp = path + ".tmp"
    with open(tmp, "w") as fh:
        json.dump(state, fh)
    os.replace(tmp, path)
