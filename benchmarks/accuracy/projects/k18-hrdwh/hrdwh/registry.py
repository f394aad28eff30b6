from typing import Any, Callable, Dict, Iterable, List

Row = Dict[str, Any]
SOURCES: Dict[str, Callable[[], Iterable[Row]]] = {}
SINKS: Dict[str, Callable[[str, List[Row]], None]] = {}


def source(name: str):
    def deco(fn):
        SOURCES[name] = fn
        return fn

    return deco


def sink(name: str):
    def deco(fn):
        SINKS[name] = fn
        return fn

    return deco
