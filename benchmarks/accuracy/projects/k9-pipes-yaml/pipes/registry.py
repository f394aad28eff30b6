from typing import Any, Callable, Dict, Iterable, Iterator

Row = Dict[str, Any]
SOURCES: Dict[str, Callable[[], Iterable[Row]]] = {}
STEPS: Dict[str, Callable[[Iterable[Row]], Iterator[Row]]] = {}
SINKS: Dict[str, Callable[..., None]] = {}


def _into(table):
    def named(name=None):
        def deco(fn):
            table[name or fn.__name__] = fn
            return fn

        return deco

    return named


source = _into(SOURCES)
step = _into(STEPS)
sink = _into(SINKS)
