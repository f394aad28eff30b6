import asyncio
import logging
import os
from urllib.parse import urlparse

import aiohttp
import redis.asyncio as redis
from slack_sdk.webhook.async_client import AsyncWebhookClient

from .closecrm import CloseClient
from .company import CompanyLookup
from .opener import OpenerWriter
from .outreach import Outreach

log = logging.getLogger("enrich")
QUERY = 'lead_status:"New" and not has:custom.Enriched'
WORKERS = 6


def domain_of(lead):
    host = urlparse(lead.get("url") or "").netloc
    return host[4:] if host.startswith("www.") else host


def person(lead):
    for c in lead.get("contacts", []):
        if c.get("emails"):
            first, _, last = c["name"].partition(" ")
            return c["emails"][0]["email"], first, last
    return None


class Pipeline:
    def __init__(self, crm, companies, writer, sequencer):
        self.crm, self.companies, self.writer, self.sequencer = crm, companies, writer, sequencer
        self.q = asyncio.Queue(maxsize=50)
        self.stats = {"leads": 0, "prospects": 0, "failed": 0}

    async def feed(self):
        async for lead in self.crm.leads(QUERY):
            self.stats["leads"] += 1
            await self.q.put(lead)
        for _ in range(WORKERS):
            await self.q.put(None)

    async def work(self):
        while (lead := await self.q.get()) is not None:
            try:
                await self.one(lead)
            except Exception:
                self.stats["failed"] += 1
                log.exception("lead %s", lead["id"])

    async def one(self, lead):
        company = await self.companies.by_domain(domain_of(lead))
        if not company:
            await self.crm.update(lead["id"], Enriched="no match")
            return
        opener = await self.writer.write(lead, company)
        p = person(lead)
        prospect_id = None
        if p:
            prospect_id = await self.sequencer.prospect(*p, company=lead["display_name"], opener=opener)
            self.stats["prospects"] += 1
        await asyncio.gather(
            self.crm.update(lead["id"], Enriched="yes", Industry=company["industry"], Headcount=company["headcount"], OutreachId=prospect_id),
            self.crm.note(lead["id"], opener),
        )

    async def run(self):
        await asyncio.gather(self.feed(), *(self.work() for _ in range(WORKERS)))
        return self.stats


async def main():
    cache = redis.from_url(os.environ.get("REDIS_URL", "redis://localhost/2"))
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=40)) as http:
        pipe = Pipeline(
            CloseClient(http, os.environ["CLOSE_API_KEY"]),
            CompanyLookup(http, os.environ["CLEARBIT_KEY"], cache),
            OpenerWriter(),
            Outreach(http, os.environ["OUTREACH_TOKEN"]),
        )
        stats = await pipe.run()
    hook = AsyncWebhookClient(os.environ["SLACK_HOOK"])
    await hook.send(text=f"Enrichment: {stats['leads']} new leads, {stats['prospects']} to Outreach, {stats['failed']} failed")
    await cache.close()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main())
