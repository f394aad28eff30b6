"""Shop orders become Onfleet tasks, every two minutes."""
from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta

from decouple import config
from onfleet import Onfleet
from woocommerce import API

from .store import store

log = logging.getLogger(__name__)

shop = API(
    url=config("WOO_URL"),
    consumer_key=config("WOO_KEY"),
    consumer_secret=config("WOO_SECRET"),
    version="wc/v3",
    timeout=30,
)
onfleet = Onfleet(config("ONFLEET_KEY"))


def as_task(order: dict) -> dict:
    to = order["shipping"]
    return {
        "destination": {"address": {"unparsed": f"{to['address_1']}, {to['postcode']} {to['city']}, Sverige"}},
        "recipients": [{"name": f"{to['first_name']} {to['last_name']}", "phone": order["billing"]["phone"]}],
        "notes": order["customer_note"],
        "quantity": sum(i["quantity"] for i in order["line_items"]),
        "metadata": [{"name": "order", "type": "string", "value": order["number"]}],
    }


async def once() -> None:
    after = (datetime.utcnow() - timedelta(hours=6)).isoformat(timespec="seconds")
    resp = await asyncio.to_thread(shop.get, "orders", params={"status": "processing", "after": after, "per_page": 100})
    for order in resp.json():
        if await store.seen(order["number"]):
            continue
        task = await asyncio.to_thread(onfleet.tasks.create, body=as_task(order))
        await store.remember(
            order["number"],
            phone=order["billing"]["phone"],
            first=order["shipping"]["first_name"],
            tracking=task["trackingURL"],
        )


async def forever(every: int = 120) -> None:
    while True:
        try:
            await once()
        except Exception:
            log.exception("intake")
        await asyncio.sleep(every)
