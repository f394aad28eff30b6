import importlib
import sys
from pathlib import Path

import yaml

from memberhub.registry import build_sink, build_source

for mod in ("sources", "sinks"):
    importlib.import_module("memberhub." + mod)


def apply_map(row, mapping):
    return {dst: row[src] for dst, src in mapping.items() if row.get(src)}


def execute(p):
    read = build_source(p["source"])
    out = build_sink(p["sink"])
    n = 0
    for row in read():
        out.put(apply_map(row, p["map"]))
        n += 1
    out.close()
    return n


def main(only=None):
    conf = yaml.safe_load(Path("pipelines.yml").read_text())
    for p in conf["pipelines"]:
        if not p.get("enabled", True) or (only and p["name"] != only):
            continue
        print(p["name"], execute(p))


if __name__ == "__main__":
    main(*sys.argv[1:2])
