import asyncio
import os
from abc import ABC, abstractmethod

import aiohttp


class Provider(ABC):
    limit = 5

    def __init__(self, session: aiohttp.ClientSession):
        self.session = session
        self.sem = asyncio.Semaphore(self.limit)

    async def __call__(self, company):
        async with self.sem:
            try:
                facts = await self.lookup(company)
            except aiohttp.ClientError:
                facts = {}
        company.facts.update({k: v for k, v in facts.items() if v is not None})

    @abstractmethod
    async def lookup(self, company) -> dict:
        ...


class Clearbit(Provider):
    async def lookup(self, company):
        async with self.session.get("https://company.clearbit.com/v2/companies/find",
                                    params={"domain": company.domain},
                                    headers={"Authorization": "Bearer " + os.environ["CLEARBIT_KEY"]}) as r:
            if r.status != 200:
                return {}
            j = await r.json()
        return {"employees": j["metrics"]["employees"], "tech": j.get("tech")}


class Crunchbase(Provider):
    limit = 2

    async def lookup(self, company):
        url = "https://api.crunchbase.com/api/v4/searches/organizations"
        q = {
            "field_ids": ["identifier", "funding_total"],
            "query": [{"type": "predicate", "field_id": "website_url", "operator_id": "domain_eq", "values": [company.domain]}],
            "limit": 1,
        }
        async with self.session.post(url, json=q, headers={"X-cb-user-key": os.environ["CB_KEY"]}) as r:
            r.raise_for_status()
            hits = (await r.json())["entities"]
        if not hits:
            return {}
        return {"raised": hits[0]["properties"].get("funding_total", {}).get("value_usd")}
