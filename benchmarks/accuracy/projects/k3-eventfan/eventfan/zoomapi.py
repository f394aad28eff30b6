from __future__ import annotations

import aiohttp

from .types import Attendee


class Zoom:
    base = "https://api.zoom.us/v2"

    def __init__(self, session: aiohttp.ClientSession, token: str) -> None:
        self.session = session
        self.headers = {"Authorization": f"Bearer {token}"}

    async def register(self, webinar: str, a: Attendee) -> str:
        body = {"email": a.email, "first_name": a.first_name, "last_name": a.last_name, "org": a.company}
        async with self.session.post(f"{self.base}/webinars/{webinar}/registrants", json=body,
                                     headers=self.headers) as resp:
            resp.raise_for_status()
            return (await resp.json())["join_url"]

    async def panel_size(self, webinar: str) -> int:
        async with self.session.get(f"{self.base}/webinars/{webinar}/panelists", headers=self.headers) as resp:
            return (await resp.json())["total_records"]
