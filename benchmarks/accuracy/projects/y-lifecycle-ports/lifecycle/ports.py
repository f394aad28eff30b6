from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol, runtime_checkable

from .events import Event


@runtime_checkable
class Feed(Protocol):
    def since(self, ts: datetime) -> Iterable[Event]: ...


class Profiles(Protocol):
    def identify(self, ident: str, traits: dict[str, object]) -> None: ...
    def emit(self, ident: str, name: str, data: dict[str, object]) -> None: ...


class Conversations(Protocol):
    def open(self, email: str, body: str) -> str: ...


class Announcer(Protocol):
    def announce(self, text: str) -> None: ...
