import httpx

from .. import settings

API = "https://api.getresponse.com/v3"
NAGLOWKI = {"X-Auth-Token": "api-key " + settings.GETRESPONSE_KEY}


class GetResponse:
    @staticmethod
    async def zapisz(email: str, imie: str) -> None:
        async with httpx.AsyncClient(headers=NAGLOWKI) as c:
            r = await c.post(
                API + "/contacts",
                json={
                    "email": email,
                    "name": imie,
                    "campaign": {"campaignId": settings.GETRESPONSE_LISTA},
                },
            )
        if r.status_code not in (202, 409):
            r.raise_for_status()

    @staticmethod
    async def ile_kontaktow() -> int:
        async with httpx.AsyncClient(headers=NAGLOWKI) as c:
            r = await c.get(API + "/contacts", params={"perPage": 1})
        return int(r.headers["TotalCount"])
