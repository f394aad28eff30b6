from __future__ import annotations

from typing import Callable, Iterable

Row = dict[str, object]
_sources: dict[str, Callable[..., Iterable[Row]]] = {}
_targets: dict[str, Callable[..., None]] = {}


def source(name: str):
    def wrap(fn):
        _sources[name] = fn
        return fn
    return wrap


def target(name: str):
    def wrap(fn):
        _targets[name] = fn
        return fn
    return wrap


def get_source(name: str):
    return _sources[name]


def get_target(name: str):
    return _targets[name]
