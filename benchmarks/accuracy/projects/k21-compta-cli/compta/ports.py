from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Protocol

Ligne = dict[str, Any]


class Source(Protocol):
    def lignes(self, depuis: date) -> Iterator[Ligne]: ...


class Puits(Protocol):
    def ecrire(self, lignes: Iterable[Ligne]) -> int: ...
