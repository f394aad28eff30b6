from __future__ import annotations

from typing import Any, AsyncIterator

import aiohttp

from ..models import Attendee, env


class Eventbrite:
    def __init__(self, event_id: str, title: str) -> None:
        self.event_id = event_id
        self.title = title

    def __repr__(self) -> str:
        return f"eventbrite {self.title}"

    @staticmethod
    def _parse(raw: dict[str, Any], title: str) -> Attendee:
        p = raw["profile"]
        return Attendee(
            ref=raw["id"], email=p["email"], first_name=p["first_name"], last_name=p["last_name"], event=title,
            paid=not raw["cancelled"] and raw["costs"]["gross"]["value"] > 0,
        )

    async def attendees(self) -> AsyncIterator[Attendee]:
        params = {"token": env("EVENTBRITE_TOKEN"), "status": "attending"}
        async with aiohttp.ClientSession("https://www.eventbriteapi.com") as http:
            while True:
                async with http.get(f"/v3/events/{self.event_id}/attendees/", params=params) as resp:
                    data = await resp.json()
                for raw in data["attendees"]:
                    yield self._parse(raw, self.title)
                if not data["pagination"]["has_more_items"]:
                    return
                params["continuation"] = data["pagination"]["continuation"]
