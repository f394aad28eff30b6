import asyncio

import httpx
from pyairtable import Api
from tenacity import retry, stop_after_attempt, wait_exponential

import settings

_table = Api(settings.AIRTABLE_KEY).table(settings.AIRTABLE_BASE, settings.REGISTRATIONS)


def to_airtable(people):
    _table.batch_upsert([{"fields": p.row()} for p in people], key_fields=["Email", "Event"])


@retry(stop=stop_after_attempt(4), wait=wait_exponential())
async def _put(client, ident, body):
    r = await client.put(f"/customers/{ident}", json=body)
    r.raise_for_status()


async def identify(people):
    sem = asyncio.Semaphore(10)

    async with httpx.AsyncClient(base_url="https://track.customer.io/api/v1",
                                 auth=(settings.CIO_SITE, settings.CIO_KEY)) as client:
        async def one(p):
            async with sem:
                await _put(client, p.email, {"email": p.email, "first_name": p.first, "last_webinar": p.event,
                                             "webinar_join_url": p.extra.get("join_url")})

        await asyncio.gather(*(one(p) for p in people))
