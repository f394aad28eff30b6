import sys
from datetime import datetime, timedelta, timezone

import yaml

from market import get_source, get_target


def run(job, since):
    rows = get_source(job["source"])(since, **job["options"])
    get_target(job["target"])(rows, **job["options"])


def main():
    with open("jobs.yaml") as fh:
        jobs = yaml.safe_load(fh)["jobs"]
    only = set(sys.argv[1:])
    since = datetime.now(timezone.utc) - timedelta(days=1)
    failed = 0
    for job in jobs:
        if only and job["name"] not in only:
            continue
        try:
            run(job, since)
        except Exception as e:
            failed += 1
            print(f"{job['name']}: {e}", file=sys.stderr)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
