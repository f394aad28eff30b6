import asyncio
import logging
import sys
from datetime import date, timedelta

import aiohttp

from triage import sinks
from triage.classify import Classifier
from triage.sources import SOURCES

log = logging.getLogger("triage")


async def collect(source, http, since):
    try:
        return [r async for r in source(http, since)]
    except aiohttp.ClientError:
        log.exception("source %s failed", source.__name__)
        return []


async def main(days: int) -> None:
    since = (date.today() - timedelta(days=days)).isoformat()
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as http:
        batches = await asyncio.gather(*(collect(s, http, since) for s in SOURCES))
        reviews = [r for batch in batches for r in batch]
        log.info("%d reviews since %s", len(reviews), since)
        classify = Classifier()
        done = await asyncio.gather(*map(classify, reviews))
        await sinks.airtable(http, done)
        await sinks.alert(http, done)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
