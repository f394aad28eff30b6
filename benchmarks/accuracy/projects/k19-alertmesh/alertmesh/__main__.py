import asyncio
import logging

import httpx

from alertmesh import sinks  # noqa: F401
from alertmesh.sources import poll_pagerduty, poll_uptimerobot


async def forever(poll, every):
    async with httpx.AsyncClient(timeout=20) as http:
        while True:
            try:
                await poll(http)
            except httpx.HTTPError as e:
                logging.warning("%s: %s", poll.__name__, e)
            await asyncio.sleep(every)


async def main():
    await asyncio.gather(forever(poll_pagerduty, 30), forever(poll_uptimerobot, 60))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main())
