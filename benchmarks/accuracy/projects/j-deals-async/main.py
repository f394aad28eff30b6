import asyncio
import logging
import os

import aiohttp

from deals.clients import Pipedrive, Rates
from deals.model import Booked
from deals.store import save

log = logging.getLogger("deals")


async def collect(stream):
    return [item async for item in stream]


async def run():
    async with aiohttp.ClientSession() as session:
        pipedrive = Pipedrive(session, api_token=os.environ["PIPEDRIVE_TOKEN"])
        rates = Rates(session, app_id=os.environ["OXR_APP_ID"])
        deals, users, table = await asyncio.gather(
            collect(pipedrive.won_deals(int(os.environ.get("DEAL_FILTER", "12")))),
            pipedrive.users(),
            rates.latest(),
        )
    log.info("%d deals of %d users", len(deals), len(users))
    records = [Booked.build(deal, table) for deal in deals]
    await asyncio.get_running_loop().run_in_executor(None, save, records)


async def complain(error):
    token, chat = os.environ["TELEGRAM_TOKEN"], os.environ["TELEGRAM_CHAT"]
    async with aiohttp.ClientSession() as session:
        await session.post(
            f"https://api.telegram.org/bot{token}/sendMessage",
            json={"chat_id": chat, "text": f"deals job failed: {type(error).__name__}"},
        )


async def main():
    try:
        await run()
    except Exception as error:
        await complain(error)
        raise


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main())
