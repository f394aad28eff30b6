import aiohttp

from .base import BaseClient


class CloseClient(BaseClient):
    root = "https://api.close.com/api/v1"

    def __init__(self, session, key):
        super().__init__(session)
        self.auth = aiohttp.BasicAuth(key, "")

    async def updated_leads(self, since):
        skip = 0
        while True:
            page = await self.call("GET", "/lead/", params={
                "query": f'updated > "{since:%Y-%m-%dT%H:%M:%S}"', "_skip": skip, "_limit": 100})
            for lead in page["data"]:
                yield lead
            if not page["has_more"]:
                return
            skip += 100

    async def lead_by_email(self, email):
        page = await self.call("GET", "/lead/", params={"query": f'email:"{email}"', "_limit": 1})
        return page["data"][0] if page["data"] else None

    async def mark_unsubscribed(self, lead_id, when):
        await self.call("PUT", f"/lead/{lead_id}/", json={"custom.Unsubscribed": when})
