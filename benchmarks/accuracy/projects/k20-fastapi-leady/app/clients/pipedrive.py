import httpx

from .. import settings


class Pipedrive:
    def __init__(self):
        self.base = f"https://{settings.PIPEDRIVE_DOMAIN}.pipedrive.com/api/v1"
        self.params = {"api_token": settings.PIPEDRIVE_TOKEN}

    async def _post(self, sciezka: str, dane: dict) -> dict:
        async with httpx.AsyncClient() as c:
            r = await c.post(self.base + sciezka, params=self.params, json=dane)
        r.raise_for_status()
        return r.json()["data"]

    async def nowy_lead(self, lead) -> int:
        osoba = await self._post(
            "/persons", {"name": lead.imie, "email": [lead.email], "phone": [lead.telefon or ""]}
        )
        deal = await self._post("/deals", {"title": f"WWW: {lead.imie}", "person_id": osoba["id"]})
        if lead.uwagi:
            await self._post("/notes", {"content": lead.uwagi, "deal_id": deal["id"]})
        return deal["id"]

    async def pobierz_osobe(self, id_: int) -> dict:
        async with httpx.AsyncClient() as c:
            r = await c.get(f"{self.base}/persons/{id_}", params=self.params)
        return r.json()["data"]
