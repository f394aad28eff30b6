import logging
import sys

from idsync import SyncJob

logging.basicConfig(level=logging.INFO)
args = [a for a in sys.argv[1:] if a != "--dry-run"]
for slug in args or SyncJob.jobs:
    SyncJob.jobs[slug](dry_run="--dry-run" in sys.argv).run()
