import logging
import sys

from jobs import Job

logging.basicConfig(level=logging.INFO)
for name in sys.argv[1:] or Job.registry:
    Job.registry[name]().run()
