from typing import AsyncIterator, Protocol, Sequence
from uuid import UUID

from .events import Event


class OutboxRepository(Protocol):
    async def pending(self, limit: int) -> Sequence[Event]: ...

    async def mark_sent(self, ids: Sequence[UUID]) -> None: ...


class Publisher(Protocol):
    async def publish(self, event: Event) -> None: ...


class Subscriber(Protocol):
    def stream(self) -> AsyncIterator[Event]: ...


class Audience(Protocol):
    async def joined(self, member_id: int, email: str, first_name: str) -> None: ...

    async def upgraded(self, member_id: int, plan: str) -> None: ...
