from __future__ import annotations

import shelve
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Callable, Dict, List, Type

SOURCES: Dict[str, Type] = {}
SINKS: Dict[str, Type] = {}


def _register(table):
    def named(name):
        def deco(cls):
            cls.plugin_name = name
            table[name] = cls
            return cls

        return deco

    return named


source = _register(SOURCES)
sink = _register(SINKS)


@dataclass
class Donation:
    ref: str
    date: str
    amount: Decimal
    currency: str
    first_name: str
    last_name: str
    email: str
    phone: str = ""
    campaign: str = ""
    tags: List[str] = field(default_factory=list)


Step = Callable[[Donation], Donation]


@contextmanager
def seen(name: str):
    """Remembers refs between runs, so nothing is booked twice."""
    with shelve.open(".seen-" + name) as db:
        yield db


@dataclass
class Pipeline:
    source: str
    sinks: List[str]
    steps: List[Step] = field(default_factory=list)

    def apply(self, d: Donation) -> Donation:
        for s in self.steps:
            d = s(d)
        return d

    def run(self) -> int:
        outs = [SINKS[name]() for name in self.sinks]
        n = 0
        with seen(self.source) as done:
            for raw in SOURCES[self.source]().donations():
                if raw.ref in done:
                    continue
                d = self.apply(raw)
                for o in outs:
                    o.write(d)
                done[d.ref] = d.date
                n += 1
        return n
