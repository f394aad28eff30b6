import asyncio
import os

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from .pipedrive import Pipedrive
from .providers import Clearbit, Crunchbase

WORKERS = 8
HOT = 70


async def feed(crm, queue):
    async for c in crm.organizations(int(os.environ["PD_FILTER"])):
        if c.domain:
            await queue.put(c)
    for _ in range(WORKERS):
        await queue.put(None)


async def worker(queue, providers, crm, hot):
    while (c := await queue.get()) is not None:
        await asyncio.gather(*(p(c) for p in providers))
        if c.facts:
            await crm.save(c)
        if c.score >= HOT:
            hot.append(c)


async def announce(hot):
    if not hot:
        return
    slack = AsyncWebClient(token=os.environ["SLACK_BOT_TOKEN"])
    lines = [f"• <https://acme.pipedrive.com/organization/{c.id}|{c.name}> score {c.score}" for c in
             sorted(hot, key=lambda c: -c.score)]
    await slack.chat_postMessage(channel="#sales-hot", text="\n".join(lines))


async def main():
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30)) as session:
        crm = Pipedrive(session, os.environ["PIPEDRIVE_TOKEN"])
        providers = [Clearbit(session), Crunchbase(session)]
        queue, hot = asyncio.Queue(maxsize=100), []
        await asyncio.gather(feed(crm, queue), *(worker(queue, providers, crm, hot) for _ in range(WORKERS)))
    await announce(hot)


asyncio.run(main())
