import os
import sys

from .events import sync_events
from .search import reindex
from .vendors import netlify

COMMANDS = {}


def command(fn):
    COMMANDS[fn.__name__] = fn
    return fn


@command
def search():
    n = reindex()
    print("indexed", n)


@command
def events():
    sync_events()
    netlify.post("/sites/%s/builds" % os.environ["NETLIFY_SITE"], {"clear_cache": False})


@command
def all():
    search()
    events()


if __name__ == "__main__":
    COMMANDS[sys.argv[1] if len(sys.argv) > 1 else "all"]()
