import asyncio

import aiohttp


class Outreach:
    def __init__(self, http: aiohttp.ClientSession, token: str):
        self.http = http
        self.headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/vnd.api+json"}
        self.gate = asyncio.Semaphore(4)

    async def prospect(self, email, first, last, company, opener):
        doc = {
            "data": {
                "type": "prospect",
                "attributes": {"emails": [email], "firstName": first, "lastName": last, "company": company, "custom1": opener},
            }
        }
        async with self.gate, self.http.post("https://api.outreach.io/api/v2/prospects", json=doc, headers=self.headers) as r:
            r.raise_for_status()
            return (await r.json())["data"]["id"]
