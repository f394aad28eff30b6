import argparse
import logging

from . import sinks, sources  # noqa: F401  (registration)
from .jobs import JOBS
from .registry import SINKS, SOURCES


def run(name: str) -> int:
    job = JOBS[name]
    source_name, source_options = job["source"]
    sink_name, sink_options = job["sink"]
    records = SOURCES[source_name](**source_options).fetch()
    return SINKS[sink_name](**sink_options).deliver(records)


def main() -> None:
    parser = argparse.ArgumentParser(prog="feeds")
    parser.add_argument("job", nargs="?", choices=sorted(JOBS))
    parser.add_argument("--all", action="store_true")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    for name in sorted(JOBS) if args.all else [args.job]:
        logging.info("%s: %d records", name, run(name))


if __name__ == "__main__":
    main()
