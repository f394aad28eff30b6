from __future__ import annotations

import aiohttp


class Marketo:
    def __init__(self, session: aiohttp.ClientSession, munchkin: str, token: str) -> None:
        self.session = session
        self.base = f"https://{munchkin}.mktorest.com/rest/v1"
        self.headers = {"Authorization": f"Bearer {token}"}

    async def upsert(self, leads: list[dict]) -> None:
        body = {"action": "createOrUpdate", "lookupField": "email", "input": leads}
        async with self.session.post(f"{self.base}/leads.json", json=body, headers=self.headers) as resp:
            resp.raise_for_status()
