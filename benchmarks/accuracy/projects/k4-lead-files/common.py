import contextlib
import json
import os
import tempfile


@contextlib.contextmanager
def scratch(suffix=""):
    fd, path = tempfile.mkstemp(suffix=suffix)
    os.close(fd)
    try:
        yield path
    finally:
        os.unlink(path)


def dump_lines(path, records):
    n = 0
    with open(path, "w") as fh:
        for rec in records:
            fh.write(json.dumps(rec, default=str) + "\n")
            n += 1
    return n


def read_lines(path):
    with open(path) as fh:
        return [json.loads(line) for line in fh if line.strip()]
