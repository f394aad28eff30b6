from __future__ import annotations

import asyncio
from datetime import datetime
from zoneinfo import ZoneInfo

import aiohttp
from decouple import config
from zammad_py import ZammadAPI

from .bus import Delivery, bus
from .store import store

STOCKHOLM = ZoneInfo("Europe/Stockholm")


async def sms(to: str, text: str) -> None:
    auth = aiohttp.BasicAuth(config("ELKS_USER"), config("ELKS_PASSWORD"))
    async with aiohttp.ClientSession(auth=auth, raise_for_status=True) as http:
        await http.post("https://api.46elks.com/a1/sms", data={"from": "Grönkorgen", "to": to, "message": text})


@bus.listen("delivery.arriving")
async def tell_customer(d: Delivery) -> None:
    order = await store.order(d.order)
    if order is None or not d.eta:
        return
    when = datetime.fromtimestamp(d.eta / 1000, STOCKHOLM)
    await sms(order["phone"], f"Hej {order['first']}! {d.driver} är hos dig ca {when:%H:%M}. {order['tracking']}")


@bus.listen("delivery.failed")
async def open_ticket(d: Delivery) -> None:
    if not await store.seen(d.order):
        return  # test task of the dispatchers
    client = ZammadAPI(url=config("ZAMMAD_URL"), http_token=config("ZAMMAD_TOKEN"))
    await asyncio.to_thread(
        client.ticket.create,
        params={
            "title": f"Leverans {d.order} misslyckades ({d.reason})",
            "group": "Leverans",
            "customer": "leverans@gronkorgen.example",
            "article": {"subject": "Onfleet", "body": d.notes or "-", "type": "note", "internal": True},
        },
    )


async def vans(queue: asyncio.Queue) -> None:
    """Where the vans are, from Samsara."""
    headers = {"Authorization": f"Bearer {config('SAMSARA_TOKEN')}"}
    async with aiohttp.ClientSession(headers=headers) as http:
        while True:
            async with http.get("https://api.eu.samsara.com/fleet/vehicles/stats", params={"types": "gps"}) as r:
                for v in (await r.json())["data"]:
                    await queue.put({"van": v["name"], **v["gps"]})
            await asyncio.sleep(60)


async def tracker(queue: asyncio.Queue) -> None:
    while True:
        batch = [await queue.get()]
        while not queue.empty() and len(batch) < 50:
            batch.append(queue.get_nowait())
        await store.positions(
            {"van": p["van"], "at": p["time"], "loc": [p["longitude"], p["latitude"]]} for p in batch
        )
