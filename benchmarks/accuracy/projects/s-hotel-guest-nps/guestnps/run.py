import argparse
import asyncio
import logging
import time
from datetime import date, timedelta

import aiohttp

from .delighted import Delighted
from .escalate import open_ticket, tell_duty_manager
from .mews import Mews

log = logging.getLogger("guestnps")
DETRACTOR = 6


async def send_surveys(mews: Mews, delighted: Delighted, day: date) -> int:
    sem = asyncio.Semaphore(5)

    async def one(stay):
        async with sem:
            await delighted.ask(stay)

    tasks = [asyncio.create_task(one(stay)) async for stay in mews.departures(day)]
    results = await asyncio.gather(*tasks, return_exceptions=True)
    for problem in (r for r in results if isinstance(r, Exception)):
        log.warning("not sent: %s", problem)
    return len(results)


async def handle(session, mews, answer):
    level = await mews.loyalty_level(answer["person"]["email"])
    await asyncio.gather(
        open_ticket(session, answer, level),
        tell_duty_manager(session, answer),
    )


async def main(send: bool) -> None:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as session:
        mews, delighted = Mews(session), Delighted(session)
        if send:
            n = await send_surveys(mews, delighted, date.today() - timedelta(days=1))
            log.info("%d surveys", n)
        async for answer in delighted.answers(int(time.time()) - 86400):
            if answer["score"] <= DETRACTOR:
                await handle(session, mews, answer)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    p = argparse.ArgumentParser()
    p.add_argument("--no-send", dest="send", action="store_false")
    asyncio.run(main(p.parse_args().send))
