from collections.abc import AsyncIterator, Sequence
from typing import Protocol

from .model import Profile


class Feed(Protocol):
    def stream(self, since: str | None) -> AsyncIterator[Profile]: ...


class Store(Protocol):
    async def put(self, batch: Sequence[Profile], part: int) -> None: ...


class Bookmark(Protocol):
    async def load(self) -> str | None: ...

    async def save(self, value: str) -> None: ...
