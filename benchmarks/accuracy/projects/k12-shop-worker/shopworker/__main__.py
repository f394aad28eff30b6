import asyncio
import sys

from . import handlers  # noqa: F401
from .bus import consume
from .poller import poll

MODES = {"poll": poll, "work": consume}

if __name__ == "__main__":
    asyncio.run(MODES[sys.argv[1]]())
