import logging
import sys

import bridge.jobs  # noqa: F401
from bridge import JOBS

logging.basicConfig(level=logging.INFO)

if __name__ == "__main__":
    for name in sys.argv[1:] or sorted(JOBS):
        JOBS[name]().run()
