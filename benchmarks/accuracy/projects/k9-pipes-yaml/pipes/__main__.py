import sys
from functools import reduce
from pathlib import Path

import yaml

from . import SINKS, SOURCES, STEPS


def run(spec: dict) -> None:
    rows = SOURCES[spec["source"]]()
    rows = reduce(lambda acc, name: STEPS[name](acc), spec.get("steps", []), rows)
    SINKS[spec["sink"]](rows, **spec.get("options", {}))


def main(argv: list) -> int:
    specs = yaml.safe_load(Path("pipelines.yml").read_text())
    for name in argv or specs:
        run(specs[name])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
