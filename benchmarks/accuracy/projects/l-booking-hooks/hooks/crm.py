import os
from typing import Optional

import httpx


class CloseClient:
    def __init__(self) -> None:
        self._c = httpx.AsyncClient(base_url="https://api.close.com/api/v1", auth=(os.environ["CLOSE_KEY"], ""))

    async def find_lead(self, email: str) -> Optional[dict]:
        r = await self._c.get("/lead/", params={"query": f'email:"{email}"', "_limit": 1})
        r.raise_for_status()
        data = r.json()["data"]
        return data[0] if data else None

    async def create_lead(self, name: str, email: str) -> dict:
        r = await self._c.post("/lead/", json={"name": name, "contacts": [{"name": name, "emails": [{"email": email}]}]})
        r.raise_for_status()
        return r.json()

    async def add_meeting(self, lead_id: str, note: str) -> None:
        r = await self._c.post("/activity/note/", json={"lead_id": lead_id, "note": note})
        r.raise_for_status()

    async def set_status(self, lead_id: str, status: str) -> None:
        (await self._c.put(f"/lead/{lead_id}/", json={"status": status})).raise_for_status()
