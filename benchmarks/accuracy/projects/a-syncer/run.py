import importlib
import logging
import os
import pkgutil
import sys

import yaml

import syncer.connectors
from syncer.base import REGISTRY

log = logging.getLogger("syncer")


def load_connectors():
    for mod in pkgutil.iter_modules(syncer.connectors.__path__):
        importlib.import_module("syncer.connectors." + mod.name)


def build(cfg):
    cfg = dict(cfg)
    cls = REGISTRY[cfg.pop("connector")]
    return cls(cfg, os.environ)


def run(name, spec):
    source, target = build(spec["from"]), build(spec["to"])
    mapping = spec["map"]
    done = 0
    for rec in source.read():
        out = {dst: rec.get(src) for dst, src in mapping.items()}
        if not all(out.values()):
            log.info("%s: incomplete %s", name, out)
            continue
        target.write(out)
        done += 1
    log.info("%s: %d", name, done)


def main():
    logging.basicConfig(level=logging.INFO)
    load_connectors()
    with open("pipelines.yml") as fh:
        pipelines = yaml.safe_load(fh)["pipelines"]
    wanted = sys.argv[1:] or pipelines
    for name in wanted:
        run(name, pipelines[name])


if __name__ == "__main__":
    main()
