#!/usr/bin/env python3
"""run.py PIPELINE [PIPELINE ...]     pipelines are described in conf/pipelines.yml"""
import importlib
import logging
import sys
from pathlib import Path

import yaml

from steps import STEPS

CONF = Path(__file__).parent / "conf" / "pipelines.yml"
log = logging.getLogger("run")


def component(package, name, options):
    module = importlib.import_module(f"{package}.{name}")
    return module.build(**(options or {}))


def run(name, spec):
    source = component("sources", spec["from"]["type"], spec["from"].get("options"))
    sink = component("sinks", spec["to"]["type"], spec["to"].get("options"))
    stream = source.read()
    for step in spec.get("steps", []):
        fn, kwargs = (step, {}) if isinstance(step, str) else next(iter(step.items()))
        stream = STEPS[fn](stream, **kwargs)
    n = sink.write(stream)
    log.info("%s: %s rows", name, n)


def main(names):
    with CONF.open() as fh:
        conf = yaml.safe_load(fh)
    failed = 0
    for name in names or [k for k, v in conf.items() if v.get("enabled", True)]:
        try:
            run(name, conf[name])
        except Exception:
            log.exception("%s failed", name)
            failed += 1
    return min(failed, 1)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    sys.exit(main(sys.argv[1:]))
