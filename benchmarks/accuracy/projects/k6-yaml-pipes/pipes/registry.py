from typing import Any, Callable, Iterable, Protocol

Record = dict[str, Any]


class Source(Protocol):
    def read(self) -> Iterable[Record]: ...


class Target(Protocol):
    def write(self, records: list[Record]) -> None: ...


SOURCES: dict[str, type] = {}
TARGETS: dict[str, type] = {}


def register(table: dict[str, type], name: str) -> Callable[[type], type]:
    def deco(cls: type) -> type:
        table[name] = cls
        return cls

    return deco


def source(name: str):
    return register(SOURCES, name)


def target(name: str):
    return register(TARGETS, name)
