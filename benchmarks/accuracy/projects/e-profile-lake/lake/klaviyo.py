import asyncio

import aiohttp

from .model import Profile

REVISION = "2024-02-15"


class KlaviyoFeed:
    def __init__(self, session: aiohttp.ClientSession, key: str):
        self.session = session
        self.headers = {"Authorization": f"Klaviyo-API-Key {key}", "revision": REVISION}

    async def _page(self, url, params):
        for attempt in range(6):
            async with self.session.get(url, params=params, headers=self.headers) as r:
                if r.status == 429:
                    await asyncio.sleep(float(r.headers.get("Retry-After", 2**attempt)))
                    continue
                r.raise_for_status()
                return await r.json()
        raise RuntimeError("klaviyo keeps throttling")

    async def stream(self, since):
        url = "https://a.klaviyo.com/api/profiles/"
        params = {"page[size]": "100", "sort": "updated"}
        if since:
            params["filter"] = f"greater-than(updated,{since})"
        while url:
            doc = await self._page(url, params)
            for node in doc["data"]:
                yield Profile.from_jsonapi(node)
            url, params = doc["links"].get("next"), None
