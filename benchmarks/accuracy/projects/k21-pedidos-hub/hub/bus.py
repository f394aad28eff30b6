from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from pydantic import BaseModel

E = TypeVar("E", bound=BaseModel)
Handler = Callable[[Any], Awaitable[None]]


class EventBus:
    """Barramento em memória; um handler por tipo de evento basta para nós."""

    def __init__(self) -> None:
        self._handlers: dict[type[BaseModel], list[Handler]] = defaultdict(list)

    def on(self, event_type: type[E]):
        def register(fn: Handler) -> Handler:
            self._handlers[event_type].append(fn)
            return fn

        return register

    async def publish(self, event: BaseModel) -> None:
        for handler in self._handlers[type(event)]:
            await handler(event)
