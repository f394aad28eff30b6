from dataclasses import dataclass
from typing import Callable, Optional


@dataclass
class Metric:
    key: str
    title: str
    fn: Callable
    fmt: str = "{:,.0f}"
    board: bool = True


METRICS = {}


def metric(key, title, fmt="{:,.0f}", board=True):
    def wrap(fn):
        METRICS[key] = Metric(key, title, fn, fmt, board)
        return fn
    return wrap


def collect(day, skip=()):
    out = {}
    for key, m in METRICS.items():
        if key in skip:
            continue
        value: Optional[float] = None
        try:
            value = m.fn(day)
        except Exception as e:
            print("metric", key, "failed:", e)
        out[key] = value
    return out
