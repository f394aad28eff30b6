import argparse
import logging
import sys
from pathlib import Path

import yaml

from . import sources, targets  # noqa: F401  (fills the registries)
from .base import Source, Target


def run(name: str, options: dict) -> int:
    options = dict(options)
    source = Source.registry[options.pop("source")](options)
    target = Target.registry[options.pop("target")](options)
    return target.load(source.records())


def main(argv=None):
    ap = argparse.ArgumentParser("joiner")
    ap.add_argument("jobs", nargs="*")
    ap.add_argument("--config", default=Path(__file__).with_name("config.yml"))
    args = ap.parse_args(argv)
    logging.basicConfig(level=logging.INFO)

    jobs = yaml.safe_load(Path(args.config).read_text())["jobs"]
    bad = 0
    for name in args.jobs or jobs:
        try:
            run(name, jobs[name])
        except Exception:
            logging.exception("job %s", name)
            bad += 1
    return bad


if __name__ == "__main__":
    sys.exit(main())
