import logging
import sys

from . import jobs  # noqa
from .wrap import JOBS

logging.basicConfig(level=logging.INFO)
for name in sys.argv[1:] or JOBS:
    JOBS[name]()
