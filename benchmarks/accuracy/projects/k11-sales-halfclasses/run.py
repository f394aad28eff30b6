"""python run.py newsletter us-newsletter --limit 5"""
import argparse

from syncs import JOBS

parser = argparse.ArgumentParser()
parser.add_argument("jobs", nargs="*", metavar="JOB", help=", ".join(sorted(JOBS)))
parser.add_argument("--limit", type=int)
args = parser.parse_args()

for job in args.jobs or sorted(JOBS):
    sync = JOBS[job](limit=args.limit)
    sync.run()
    for item, err in sync.failed:
        print("  !", item.get("email"), err)
