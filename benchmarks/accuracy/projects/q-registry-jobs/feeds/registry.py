from typing import Callable, Dict, Type

SOURCES: Dict[str, Type] = {}
SINKS: Dict[str, Type] = {}


def source(name: str) -> Callable[[Type], Type]:
    def register(cls: Type) -> Type:
        SOURCES[name] = cls
        return cls
    return register


def sink(name: str) -> Callable[[Type], Type]:
    def register(cls: Type) -> Type:
        SINKS[name] = cls
        return cls
    return register
