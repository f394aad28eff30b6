from __future__ import annotations

import asyncio
import logging
from collections import Counter
from functools import partial

import zulip

from evpeople.engine import Route
from evpeople.sinks import ActionNetwork, CiviCRM
from evpeople.sources import Eventbrite, Pretix


async def tell(topic: str, tally: Counter) -> None:
    client = zulip.Client(config_file="zuliprc")
    text = ", ".join(f"{n} {what}" for what, n in sorted(tally.items())) or "nobody yet"
    await asyncio.to_thread(client.send_message, {"type": "stream", "to": "events", "topic": topic, "content": text})


ROUTES = [
    Route(Pretix("klimahaus", "kongress25"), CiviCRM(event_id=41), after=partial(tell, "Kongress 2025")),
    Route(Eventbrite("883120017", "Toronto meetup"), ActionNetwork("meetup", "canada")),
]


async def main() -> None:
    for route in ROUTES:
        await route.run()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main())
