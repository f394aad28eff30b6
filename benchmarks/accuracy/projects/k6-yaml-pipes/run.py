import sys

import yaml

from pipes import sources, targets  # noqa: F401  (fills the registry)
from pipes.registry import SOURCES, TARGETS


def build(table, spec):
    spec = dict(spec)
    cls = table[spec.pop("type")]
    return cls(**spec)


def rename(record, mapping):
    return {new: record.get(old) for old, new in mapping.items()} if mapping else record


def run(pipe):
    src = build(SOURCES, pipe["source"])
    dst = build(TARGETS, pipe["target"])
    records = [rename(r, pipe.get("map")) for r in src.read()]
    if records:
        dst.write(records)
    print(f"{pipe['name']:<20}{len(records):>8}")


if __name__ == "__main__":
    with open("pipelines.yaml") as fh:
        config = yaml.safe_load(fh)
    only = set(sys.argv[1:])
    for pipe in config["pipelines"]:
        if not only or pipe["name"] in only:
            run(pipe)
