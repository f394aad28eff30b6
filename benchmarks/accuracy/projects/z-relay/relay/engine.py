import importlib
import logging
from dataclasses import dataclass, field
from typing import Any, Callable, Dict, Iterable

import yaml

log = logging.getLogger(__name__)


@dataclass
class Route:
    name: str
    inlet: str
    outlet: str
    map: Dict[str, str]
    enabled: bool = True
    defaults: Dict[str, Any] = field(default_factory=dict)


def _resolve(package: str, dotted: str) -> Callable:
    module, func = dotted.split(".")
    return getattr(importlib.import_module(f"relay.{package}.{module}"), func)


def load(path: str) -> Iterable[Route]:
    with open(path) as fh:
        for raw in yaml.safe_load(fh):
            route = Route(**raw)
            if route.enabled:
                yield route


class Engine:
    def __init__(self, settings, cursors):
        self.settings = settings
        self.cursors = cursors

    def run(self, route: Route) -> int:
        pull = _resolve("inlets", route.inlet)
        push = _resolve("outlets", route.outlet)
        since = self.cursors.get(route.name)
        sent, newest = 0, since
        for item in pull(self.settings, since):
            body = dict(route.defaults)
            body.update({dst: item[src] for dst, src in route.map.items() if item.get(src)})
            push(self.settings, body)
            newest = max(newest or "", item["_ts"])
            sent += 1
        if newest != since:
            self.cursors.set(route.name, newest)
        return sent
