import asyncio
import logging
import os
import time

from dealbell import DealWon, EventBus, HubSpotClient, PipedriveClient, SheetLog, SlackNotifier
from dealbell.handlers import KeepBook, RingBell, legacy_warning
from dealbell.models import SweepFinished

log = logging.getLogger("dealbell")


async def main() -> None:
    env = os.environ
    hubspot = HubSpotClient(env["HUBSPOT_TOKEN"])
    pipedrive = PipedriveClient(env["PIPEDRIVE_DOMAIN"], env["PIPEDRIVE_TOKEN"])
    slack = SlackNotifier(env["SLACK_BOT_TOKEN"], env.get("SLACK_CHANNEL", "#sales-wins"))
    sheet = SheetLog(env["GOOGLE_KEYFILE"], env["WON_SHEET_ID"])

    bus = EventBus()
    bus.on(DealWon, RingBell(slack))
    bus.on(DealWon, KeepBook(sheet))
    bus.on(SweepFinished, legacy_warning(slack))

    since = int((time.time() - 3600) * 1000)
    async for deal in hubspot.closed_won(since):
        await bus.publish(DealWon.of(deal))

    leftovers = await pipedrive.open_deals()
    log.info("old CRM has %d open deals", len(leftovers))
    await bus.publish(SweepFinished(ok=not leftovers))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main())
