from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from datetime import date, timedelta
from typing import Awaitable, Callable, TypeVar

from slack_sdk.web.async_client import AsyncWebClient

from .clients import Bamboo, Freshservice, Greenhouse, Okta
from .models import Hire, Leaver
from .settings import Settings

T = TypeVar("T")


@asynccontextmanager
async def pool(handler: Callable[[T], Awaitable[None]], size: int):
    """A queue with `size` consumers; leaves when everything is worked off."""
    queue: asyncio.Queue[T] = asyncio.Queue(maxsize=100)

    async def consume() -> None:
        while True:
            item = await queue.get()
            try:
                await handler(item)
            finally:
                queue.task_done()

    tasks = [asyncio.create_task(consume()) for _ in range(size)]
    try:
        yield queue
        await queue.join()
    finally:
        for t in tasks:
            t.cancel()


class People:
    def __init__(self, s: Settings) -> None:
        self.s = s
        self.greenhouse = Greenhouse(s.greenhouse_key.get_secret_value())
        self.bamboo = Bamboo(s.bamboo_company, s.bamboo_key.get_secret_value())
        self.okta = Okta(s.okta_domain, s.okta_token.get_secret_value())
        self.fresh = Freshservice(s.freshservice_domain, s.freshservice_key.get_secret_value())
        self.slack = AsyncWebClient(token=s.slack_token.get_secret_value())

    async def on_hire(self, hire: Hire) -> None:
        await self.bamboo.add_employee(hire)
        await self.slack.chat_postMessage(
            channel=self.s.slack_channel,
            text=f"{hire.first_name} {hire.last_name[:1]}. joins {hire.department or 'us'} on {hire.starts_at:%d %b}",
        )

    async def on_leave(self, leaver: Leaver) -> None:
        if await self.okta.is_active(leaver.work_email):
            await self.okta.deactivate(leaver.work_email)
        await self.fresh.ticket(
            subject=f"Collect hardware: {leaver.display_name}",
            description=f"Last day {leaver.last_day}, employee no. {leaver.employee_id}",
        )

    async def run(self) -> None:
        today = date.today()
        async with pool(self.on_hire, self.s.workers) as hires, pool(self.on_leave, 1) as leavers:
            async for hire in self.greenhouse.accepted_offers(f"{today - timedelta(days=1)}T00:00:00Z"):
                await hires.put(hire)
            async for leaver in self.bamboo.leavers(today):
                await leavers.put(leaver)


if __name__ == "__main__":
    asyncio.run(People(Settings()).run())
