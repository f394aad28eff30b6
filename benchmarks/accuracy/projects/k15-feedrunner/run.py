#!/usr/bin/env python3
"""Run all (or the named) feed jobs:  run.py [job ...]"""
import os
import sys
import traceback

import requests
import yaml

from feeds import SINKS, SOURCES
from feeds.steps import STEPS


def build(section, registry):
    options = dict(section)
    return registry[options.pop("type")](**options)


def run_job(cfg):
    rows = build(cfg["source"], SOURCES).rows()
    for name in cfg["steps"]:
        rows = STEPS[name](rows)
    build(cfg["sink"], SINKS).write(rows)


def main(argv):
    with open(os.path.join(os.path.dirname(__file__), "jobs.yaml")) as fh:
        jobs = yaml.safe_load(fh)["jobs"]
    failed = []
    for name in argv or jobs:
        try:
            run_job(jobs[name])
        except Exception:
            traceback.print_exc()
            failed.append(name)
    if failed:
        requests.post(os.environ["SLACK_WEBHOOK_URL"],
                      json={"text": "feeds failed: " + ", ".join(failed)}, timeout=10)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
