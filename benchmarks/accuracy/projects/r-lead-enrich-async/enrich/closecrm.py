import aiohttp

BASE = "https://api.close.com/api/v1"


class CloseClient:
    def __init__(self, http: aiohttp.ClientSession, key: str):
        self.http = http
        self.auth = aiohttp.BasicAuth(key, "")

    async def leads(self, query: str):
        skip = 0
        while True:
            async with self.http.get(
                f"{BASE}/lead/", auth=self.auth, params={"query": query, "_skip": skip, "_limit": 100, "_fields": "id,display_name,url,contacts,custom"}
            ) as r:
                r.raise_for_status()
                body = await r.json()
            for lead in body["data"]:
                yield lead
            if not body["has_more"]:
                return
            skip += 100

    async def update(self, lead_id: str, **custom):
        async with self.http.put(f"{BASE}/lead/{lead_id}/", auth=self.auth, json={f"custom.{k}": v for k, v in custom.items()}) as r:
            r.raise_for_status()

    async def note(self, lead_id: str, text: str):
        async with self.http.post(f"{BASE}/activity/note/", auth=self.auth, json={"lead_id": lead_id, "note": text}) as r:
            r.raise_for_status()
