import os

from discord_webhook import DiscordWebhook

from common.bus import Worker
from common.events import BOOKED, ORDERS

worker = Worker("dlq")


@worker.on(ORDERS + ".dlq")
@worker.on(BOOKED + ".dlq")
def alarm(value):
    DiscordWebhook(
        url=os.environ["DISCORD_HOOK"],
        content="Event for order %s failed: %s" % (value["value"]["order_id"], value["error"][:300]),
    ).execute()


if __name__ == "__main__":
    worker.run()
