"""Small wrapper around NATS: typed messages, handlers by decorator."""
from __future__ import annotations

import logging
from typing import Any, Awaitable, Callable

import msgspec
import nats
from decouple import config

log = logging.getLogger(__name__)


class Delivery(msgspec.Struct, kw_only=True):
    order: str
    driver: str = ""
    eta: float | None = None
    notes: str = ""
    reason: str | None = None


class Bus:
    def __init__(self) -> None:
        self._nc: nats.NATS | None = None
        self._handlers: list[tuple[str, str, Callable[[Delivery], Awaitable[None]]]] = []

    def listen(self, subject: str, queue: str = "workers"):
        def deco(fn):
            self._handlers.append((subject, queue, fn))
            return fn

        return deco

    async def start(self) -> None:
        self._nc = await nats.connect(config("NATS_URL", "nats://nats:4222"), name="lastmile")
        for subject, queue, fn in self._handlers:
            await self._nc.subscribe(subject, queue=queue, cb=self._wrap(fn))

    def _wrap(self, fn):
        async def cb(msg):
            try:
                await fn(msgspec.msgpack.decode(msg.data, type=Delivery))
            except Exception:
                log.exception("%s on %s", fn.__name__, msg.subject)

        return cb

    async def send(self, subject: str, message: Any) -> None:
        await self._nc.publish(subject, msgspec.msgpack.encode(message))

    async def stop(self) -> None:
        await self._nc.drain()


bus = Bus()
