import importlib
from functools import reduce
from itertools import tee
from pathlib import Path

import yaml

from . import steps
from .base import Sink, Source

CONFIG = Path(__file__).parent.parent / "config" / "flows.yml"


def load_group(group):
    cfg = yaml.safe_load(CONFIG.read_text())
    for name in cfg["groups"][group]:
        yield name, cfg["flows"][name]


def adapter(spec, kind):
    spec = dict(spec)
    module = importlib.import_module(f".adapters.{spec.pop('adapter')}", __package__)
    for obj in vars(module).values():
        if isinstance(obj, type) and issubclass(obj, kind) and obj.__module__ == module.__name__:
            return obj(**spec)
    raise LookupError(f"{module.__name__} has no {kind.__name__}")


def run_flow(spec):
    stream = adapter(spec["source"], Source).records()
    stream = reduce(lambda s, name: getattr(steps, name)(s), spec.get("steps", []), stream)
    sinks = [adapter(s, Sink) for s in spec["sinks"]]
    counts = [sink.consume(part) for sink, part in zip(sinks, tee(stream, len(sinks)))]
    return max(counts)
