import logging
from collections import deque
from typing import Any, Callable, Deque, Dict, Type

from .messages import Command

logger = logging.getLogger("bridge.bus")
Handler = Callable[[Any], None]


class HandlerMissing(LookupError):
    pass


class MessageBus:
    def __init__(self) -> None:
        self._handlers: Dict[Type, Handler] = {}
        self._queue: Deque[Command] = deque()

    def handles(self, command_type: Type) -> Callable[[Handler], Handler]:
        def register(fn: Handler) -> Handler:
            self._handlers[command_type] = fn
            return fn

        return register

    def post(self, command: Command) -> None:
        self._queue.append(command)

    def drain(self) -> None:
        while self._queue:
            command = self._queue.popleft()
            try:
                handler = self._handlers[type(command)]
            except KeyError:
                raise HandlerMissing(type(command).__name__)
            logger.debug("dispatch %r", command)
            handler(command)


bus = MessageBus()
