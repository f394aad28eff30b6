"""python -m loader [name ...]"""
import sys
import traceback

import yaml

from . import sources
from .sinks import SINKS


def run(p: dict) -> int:
    source = sources.make(p["source"], **p.get("options", {}))
    with SINKS[p["sink"]](p["target"]) as sink:
        return sink.write(source.rows())


def main(argv: list[str]) -> int:
    with open("pipelines.yaml") as fh:
        pipelines = yaml.safe_load(fh)["pipelines"]
    bad = 0
    for p in pipelines:
        if argv and p["name"] not in argv:
            continue
        try:
            print(p["name"], run(p), "rows")
        except Exception:
            traceback.print_exc()
            bad += 1
    return min(bad, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
