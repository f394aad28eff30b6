import argparse
import logging

import yaml

import jobs  # noqa: F401  registers the jobs
from base import JOBS

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")

if __name__ == "__main__":
    p = argparse.ArgumentParser()
    p.add_argument("job", nargs="*", help="default: all")
    a = p.parse_args()
    with open("config.yml") as fh:
        cfg = yaml.safe_load(fh)
    for name in a.job or sorted(JOBS):
        JOBS[name](cfg.get(name, {})).run()
