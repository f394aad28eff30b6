from __future__ import annotations

import asyncio
import os
import sys

import aiohttp
from aiogram import Bot

from .eventbrite import attendees
from .marketo import Marketo
from .types import Attendee
from .workers import Fan, batched, each
from .zoomapi import Zoom


def as_lead(a: Attendee) -> dict:
    return {"email": a.email, "firstName": a.first_name, "lastName": a.last_name, "company": a.company,
            "lastEventTicket": a.ticket}


async def run(event_id: str, webinar: str) -> None:
    async with aiohttp.ClientSession() as session:
        zoom = Zoom(session, os.environ["ZOOM_TOKEN"])
        marketo = Marketo(session, os.environ["MARKETO_MUNCHKIN"], os.environ["MARKETO_TOKEN"])

        async def register(a: Attendee) -> None:
            if a.ticket.lower().startswith("online"):
                await zoom.register(webinar, a)

        fan = Fan()
        fan.attach(each(register))
        fan.attach(batched(marketo.upsert, as_lead))
        async for a in attendees(session, event_id, os.environ["EVENTBRITE_TOKEN"]):
            await fan.put(a)
        await fan.drain()

        panel = await zoom.panel_size(webinar)
    bot = Bot(os.environ["TELEGRAM_BOT_TOKEN"])
    await bot.send_message(int(os.environ["TELEGRAM_CHAT"]), f"Webinar {webinar} is filled, panel of {panel} people.")
    await bot.session.close()


if __name__ == "__main__":
    asyncio.run(run(*sys.argv[1:3]))
