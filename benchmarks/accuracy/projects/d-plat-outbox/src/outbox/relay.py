import asyncio
import os

import aio_pika
import asyncpg
import sentry_sdk

from .adapters.amqp import AmqpPublisher
from .adapters.pg import PgOutbox
from .domain.ports import OutboxRepository, Publisher


async def drain(repo: OutboxRepository, publisher: Publisher, limit: int = 200) -> int:
    events = await repo.pending(limit)
    for event in events:
        await publisher.publish(event)
    if events:
        await repo.mark_sent([e.id for e in events])
    return len(events)


async def main():
    sentry_sdk.init(os.environ.get("SENTRY_DSN"))
    pool = await asyncpg.create_pool(os.environ["DATABASE_URL"])
    conn = await aio_pika.connect_robust(os.environ["AMQP_URL"])
    publisher = AmqpPublisher(await conn.channel())
    while True:
        n = await drain(PgOutbox(pool), publisher)
        if not n:
            await asyncio.sleep(1)


def run():
    asyncio.run(main())
