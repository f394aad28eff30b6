import importlib
import logging
import pkgutil
from functools import reduce

from . import plugins
from .base import Plugin

log = logging.getLogger(__name__)


def discover():
    for info in pkgutil.iter_modules(plugins.__path__):
        importlib.import_module(f"{plugins.__name__}.{info.name}")


def run(cfg):
    source = Plugin.make(cfg["source"], **cfg.get("source_args", {}))
    steps = [Plugin.make(k) for k in cfg.get("enrich", [])]
    sinks = [Plugin.make(k, **cfg.get("sinks_args", {}).get(k, {})) for k in cfg["sinks"]]
    for lead in source.fetch():
        lead = reduce(lambda acc, step: acc and step.enrich(acc), steps, lead)
        if lead is None:
            continue
        for sink in sinks:
            try:
                if not sink.exists(lead):
                    sink.push(lead)
            except Exception:
                log.exception("%s: %s", cfg["name"], sink.key)
