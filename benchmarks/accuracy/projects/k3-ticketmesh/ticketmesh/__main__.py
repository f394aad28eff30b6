import pathlib

import yaml

from . import sinks, sources  # noqa: F401  (fills the registry)
from .registry import SINKS, SOURCES, build

CONFIG = pathlib.Path(__file__).resolve().parent.parent / "config" / "routes.yaml"


def run(route: dict) -> int:
    opts = dict(route)
    src = build(SOURCES, opts.pop("from"), **opts)
    opts = dict(route)
    dst = build(SINKS, opts.pop("to"), **{k: v for k, v in opts.items() if k != "from"})
    n = 0
    for ticket in src.tickets():
        if dst.seen(ticket):
            continue
        dst.put(ticket)
        n += 1
    return n


def main() -> None:
    for route in yaml.safe_load(CONFIG.read_text())["routes"]:
        print(route["from"], "->", route["to"], run(route))


if __name__ == "__main__":
    main()
