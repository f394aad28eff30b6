"""Thin layer over aio-pika: one topic exchange, one queue for all workers."""
from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

import aio_pika
import structlog

from .settings import settings

EXCHANGE = "shop"
QUEUE = "shop.worker"

log = structlog.get_logger()
Handler = Callable[[dict[str, Any]], Awaitable[None]]

_handlers: dict[str, list[Handler]] = {}


def handles(*topics: str) -> Callable[[Handler], Handler]:
    def register(fn: Handler) -> Handler:
        for t in topics:
            _handlers.setdefault(t, []).append(fn)
        return fn

    return register


class Publisher:
    def __init__(self) -> None:
        self._conn: aio_pika.abc.AbstractRobustConnection | None = None

    async def __aenter__(self) -> "Publisher":
        self._conn = await aio_pika.connect_robust(str(settings.amqp_url))
        channel = await self._conn.channel()
        self._exchange = await channel.declare_exchange(EXCHANGE, aio_pika.ExchangeType.TOPIC, durable=True)
        return self

    async def __aexit__(self, *exc: object) -> None:
        if self._conn:
            await self._conn.close()

    async def publish(self, topic: str, body: dict[str, Any]) -> None:
        message = aio_pika.Message(
            json.dumps(body, default=str).encode(),
            content_type="application/json",
            delivery_mode=aio_pika.DeliveryMode.PERSISTENT,
        )
        await self._exchange.publish(message, routing_key=topic)


async def consume() -> None:
    conn = await aio_pika.connect_robust(str(settings.amqp_url))
    async with conn:
        channel = await conn.channel()
        await channel.set_qos(prefetch_count=10)
        exchange = await channel.declare_exchange(EXCHANGE, aio_pika.ExchangeType.TOPIC, durable=True)
        queue = await channel.declare_queue(QUEUE, durable=True)
        for topic in _handlers:
            await queue.bind(exchange, routing_key=topic)
        async with queue.iterator() as it:
            async for message in it:
                async with message.process(requeue=False):
                    body = json.loads(message.body)
                    for handler in _handlers.get(message.routing_key, ()):
                        log.info("dispatch", topic=message.routing_key, handler=handler.__name__)
                        await handler(body)
