import asyncio
import os
from functools import singledispatchmethod

import aio_pika
import httpx

from .adapters.amqp import AmqpSubscriber
from .adapters.iterable import IterableAudience
from .domain.events import MemberJoined, MemberUpgraded
from .domain.ports import Audience, Subscriber


class Projector:
    def __init__(self, audience: Audience):
        self._audience = audience

    @singledispatchmethod
    async def apply(self, event):
        raise TypeError(event)

    @apply.register
    async def _(self, event: MemberJoined):
        await self._audience.joined(event.member_id, event.email, event.first_name)

    @apply.register
    async def _(self, event: MemberUpgraded):
        await self._audience.upgraded(event.member_id, event.plan)


async def consume(subscriber: Subscriber, projector: Projector):
    async for event in subscriber.stream():
        await projector.apply(event)


async def main():
    conn = await aio_pika.connect_robust(os.environ["AMQP_URL"])
    channel = await conn.channel()
    async with httpx.AsyncClient(
        base_url="https://api.iterable.com/api", headers={"Api-Key": os.environ["ITERABLE_KEY"]}, timeout=10
    ) as client:
        await consume(
            AmqpSubscriber(channel, "crm-projector", ["member.*"]),
            Projector(IterableAudience(client, int(os.environ["ITERABLE_LIST"]))),
        )


def run():
    asyncio.run(main())
