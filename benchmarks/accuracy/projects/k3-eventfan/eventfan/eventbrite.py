from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp

from .types import Attendee

API = "https://www.eventbriteapi.com/v3"


async def attendees(session: aiohttp.ClientSession, event_id: str, token: str) -> AsyncIterator[Attendee]:
    params: dict[str, str] = {"status": "attending"}
    while True:
        async with session.get(f"{API}/events/{event_id}/attendees/", params=params,
                               headers={"Authorization": f"Bearer {token}"}) as resp:
            resp.raise_for_status()
            page = await resp.json()
        for a in page["attendees"]:
            p = a["profile"]
            yield Attendee(email=p["email"], first_name=p["first_name"], last_name=p["last_name"],
                           company=p.get("company", ""), ticket=a["ticket_class_name"])
        if not page["pagination"]["has_more_items"]:
            return
        params["continuation"] = page["pagination"]["continuation"]
