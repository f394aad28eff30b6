from typing import Any, Callable, Dict, Type

SOURCES: Dict[str, Type] = {}
SINKS: Dict[str, Type] = {}


def source(name: str) -> Callable[[Type], Type]:
    def deco(cls: Type) -> Type:
        SOURCES[name] = cls
        return cls
    return deco


def sink(name: str) -> Callable[[Type], Type]:
    def deco(cls: Type) -> Type:
        SINKS[name] = cls
        return cls
    return deco


def build(kind: Dict[str, Type], name: str, **options: Any):
    try:
        cls = kind[name]
    except KeyError:
        raise SystemExit(f"unknown plugin {name!r}, have {sorted(kind)}")
    return cls(**options)
