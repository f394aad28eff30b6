"""What a plugin has to look like."""
from __future__ import annotations

from abc import ABC, abstractmethod
from importlib.metadata import entry_points
from typing import Any, Iterator

Answer = dict[str, Any]


class Source(ABC):
    def __init__(self, **options: Any) -> None:
        self.options = options

    @abstractmethod
    def answers(self) -> Iterator[Answer]: ...


class Sink(ABC):
    def __init__(self, **options: Any) -> None:
        self.options = options

    @abstractmethod
    def put(self, answer: Answer) -> None: ...

    def close(self) -> None:
        pass


def load(kind: str, name: str) -> type:
    found = [e for e in entry_points(group=f"formpipe.{kind}") if e.name == name]
    if not found:
        raise SystemExit(f"no plugin {name!r} for {kind}")
    return found[0].load()
