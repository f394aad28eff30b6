"""Registrations of all event tools -> the mail tools that look after them.

    python registrations.py --event 7781 --webinar 9812345 --demio 4471

Eventbrite (on site)  -> Customer.io
Zoom (webinar)        -> Iterable
Demio (demo days)     -> ConvertKit tag
Luma  (meetups)       -> only counted, the meetup people do their own mails
"""
from __future__ import annotations

import argparse
import asyncio
import base64
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import NamedTuple

import aiohttp


class Guest(NamedTuple):
    email: str
    name: str
    event: str


Send = Callable[[aiohttp.ClientSession, Guest], Awaitable[None]]


# ---------------------------------------------------------------- reading
async def eventbrite(session: aiohttp.ClientSession, event_id: str) -> AsyncIterator[Guest]:
    url = f"https://www.eventbriteapi.com/v3/events/{event_id}/attendees/"
    headers = {"Authorization": f"Bearer {os.environ['EVENTBRITE_TOKEN']}"}
    params: dict[str, str] = {}
    while True:
        async with session.get(url, headers=headers, params=params) as resp:
            body = await resp.json()
        for a in body["attendees"]:
            if not a["cancelled"]:
                yield Guest(a["profile"]["email"], a["profile"]["name"], f"eb-{event_id}")
        if not body["pagination"]["has_more_items"]:
            return
        params = {"continuation": body["pagination"]["continuation"]}


async def zoom_token(session: aiohttp.ClientSession) -> str:
    basic = base64.b64encode(f"{os.environ['ZOOM_ID']}:{os.environ['ZOOM_SECRET']}".encode()).decode()
    async with session.post(
        "https://zoom.us/oauth/token",
        params={"grant_type": "account_credentials", "account_id": os.environ["ZOOM_ACCOUNT"]},
        headers={"Authorization": f"Basic {basic}"},
    ) as resp:
        return (await resp.json())["access_token"]


async def zoom(session: aiohttp.ClientSession, webinar_id: str) -> AsyncIterator[Guest]:
    token = await zoom_token(session)
    page = ""
    while True:
        async with session.get(
            f"https://api.zoom.us/v2/webinars/{webinar_id}/registrants",
            params={"page_size": "300", "next_page_token": page},
            headers={"Authorization": f"Bearer {token}"},
        ) as resp:
            body = await resp.json()
        for r in body["registrants"]:
            yield Guest(r["email"], f"{r['first_name']} {r.get('last_name', '')}".strip(), f"zoom-{webinar_id}")
        page = body.get("next_page_token", "")
        if not page:
            return


async def demio(session: aiohttp.ClientSession, date_id: str) -> list[Guest]:
    async with session.get(
        f"https://my.demio.com/api/v1/report/{date_id}/participants",
        headers={"Api-Key": os.environ["DEMIO_KEY"], "Api-Secret": os.environ["DEMIO_SECRET"]},
    ) as resp:
        body = await resp.json()
    return [Guest(p["email"], p["name"], f"demio-{date_id}") for p in body["participants"]]


async def luma(session: aiohttp.ClientSession) -> list[dict]:
    async with session.get(
        "https://api.lu.ma/public/v1/calendar/list-events",
        headers={"x-luma-api-key": os.environ["LUMA_KEY"]},
    ) as resp:
        return (await resp.json())["entries"]


# ---------------------------------------------------------------- writing
async def to_customerio(session: aiohttp.ClientSession, guest: Guest) -> None:
    auth = aiohttp.BasicAuth(os.environ["CIO_SITE"], os.environ["CIO_KEY"])
    async with session.put(
        f"https://track.customer.io/api/v1/customers/{guest.email}",
        auth=auth,
        json={"email": guest.email, "name": guest.name, "last_event": guest.event},
    ) as resp:
        resp.raise_for_status()


async def to_iterable(session: aiohttp.ClientSession, guest: Guest) -> None:
    async with session.post(
        "https://api.iterable.com/api/users/update",
        headers={"Api-Key": os.environ["ITERABLE_KEY"]},
        json={"email": guest.email, "dataFields": {"fullName": guest.name, "webinar": guest.event}},
    ) as resp:
        resp.raise_for_status()


async def tag_in_convertkit(session: aiohttp.ClientSession, guests: list[Guest], tag: int) -> None:
    for g in guests:
        async with session.post(
            f"https://api.convertkit.com/v3/tags/{tag}/subscribe",
            json={"api_secret": os.environ["CONVERTKIT_SECRET"], "email": g.email, "first_name": g.name},
        ) as resp:
            resp.raise_for_status()


# ---------------------------------------------------------------- plumbing
async def fill(queue: asyncio.Queue[Guest | None], source: AsyncIterator[Guest]) -> None:
    async for guest in source:
        await queue.put(guest)
    await queue.put(None)


async def drain(queue: asyncio.Queue[Guest | None], session: aiohttp.ClientSession, send: Send) -> int:
    n = 0
    while (guest := await queue.get()) is not None:
        await send(session, guest)
        n += 1
    return n


async def pump(session: aiohttp.ClientSession, source: AsyncIterator[Guest], send: Send) -> int:
    queue: asyncio.Queue[Guest | None] = asyncio.Queue(maxsize=50)
    _, n = await asyncio.gather(fill(queue, source), drain(queue, session, send))
    return n


async def main(args: argparse.Namespace) -> None:
    async with aiohttp.ClientSession() as session:
        onsite, webinar = await asyncio.gather(
            pump(session, eventbrite(session, args.event), to_customerio),
            pump(session, zoom(session, args.webinar), to_iterable),
        )
        demo_guests, meetups = await asyncio.gather(demio(session, args.demio), luma(session))
        await tag_in_convertkit(session, demo_guests, 3310271)
    print(f"on site {onsite}, webinar {webinar}, demo {len(demo_guests)}, meetups planned: {len(meetups)}")


if __name__ == "__main__":
    cli = argparse.ArgumentParser()
    cli.add_argument("--event", required=True)
    cli.add_argument("--webinar", required=True)
    cli.add_argument("--demio", required=True)
    asyncio.run(main(cli.parse_args()))
