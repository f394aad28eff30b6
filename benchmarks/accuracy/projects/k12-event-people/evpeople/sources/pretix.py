from __future__ import annotations

from typing import AsyncIterator

import aiohttp

from ..models import Attendee, env


class Pretix:
    def __init__(self, organizer: str, event: str) -> None:
        self.url = f"https://pretix.eu/api/v1/organizers/{organizer}/events/{event}/orders/"
        self.event = event

    def __repr__(self) -> str:
        return f"pretix {self.event}"

    async def attendees(self) -> AsyncIterator[Attendee]:
        headers = {"Authorization": f"Token {env('PRETIX_TOKEN')}"}
        async with aiohttp.ClientSession(headers=headers) as http:
            url: str | None = self.url
            while url:
                async with http.get(url) as resp:
                    resp.raise_for_status()
                    page = await resp.json()
                for order in page["results"]:
                    for pos in order["positions"]:
                        parts = pos["attendee_name_parts"] or {}
                        yield Attendee(
                            ref=f"{order['code']}-{pos['positionid']}",
                            email=pos["attendee_email"] or order["email"],
                            first_name=parts.get("given_name", ""),
                            last_name=parts.get("family_name", ""),
                            event=self.event,
                            paid=order["status"] == "p",
                            answers={a["question_identifier"]: a["answer"] for a in pos["answers"]},
                        )
                url = page["next"]
