import aiohttp

from . import settings
from .mews import Stay

BASE = "https://api.delighted.com/v1"


class Delighted:
    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._s = session
        self._auth = aiohttp.BasicAuth(settings.DELIGHTED_KEY, "")

    async def ask(self, stay: Stay) -> None:
        form = {
            "email": stay.email,
            "name": stay.name,
            "properties[Reservation]": stay.number,
            "properties[Locale]": (stay.language or "en")[:2],
            "delay": 0,
        }
        async with self._s.post(f"{BASE}/people.json", data=form, auth=self._auth) as r:
            if r.status == 429:
                raise RuntimeError("delighted: slow down")
            r.raise_for_status()

    async def answers(self, since: int):
        page = 1
        while True:
            params = {"updated_since": since, "per_page": 100, "page": page, "expand": "person"}
            async with self._s.get(
                f"{BASE}/survey_responses.json", params=params, auth=self._auth
            ) as r:
                r.raise_for_status()
                batch = await r.json()
            if not batch:
                break
            for item in batch:
                yield item
            page += 1
