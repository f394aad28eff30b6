import logging
import sys
from typing import Any, Dict

import yaml

from . import sinks, sources  # noqa: F401
from .base import ComponentFactory, RenamingTransformer


class JobRunner:
    def __init__(self, path: str) -> None:
        with open(path) as fh:
            self.jobs: Dict[str, Dict[str, Any]] = yaml.safe_load(fh)["jobs"]

    def run(self, name: str) -> int:
        spec = self.jobs[name]
        source = ComponentFactory.create(spec["source"]["type"], **spec["source"].get("options", {}))
        sink = ComponentFactory.create(spec["sink"]["type"], **spec["sink"].get("options", {}))
        transformer = RenamingTransformer(spec["mapping"])
        try:
            return sink.consume(transformer.apply(source.fetch()))
        finally:
            sink.close()
            source.close()

    def run_all(self) -> None:
        for name in self.jobs:
            logging.info("%s: %d records", name, self.run(name))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    runner = JobRunner(sys.argv[1])
    if len(sys.argv) > 2:
        runner.run(sys.argv[2])
    else:
        runner.run_all()
