import json

import aiohttp
import redis.asyncio as redis

TTL = 60 * 60 * 24 * 30


class CompanyLookup:
    def __init__(self, http: aiohttp.ClientSession, key: str, cache: redis.Redis):
        self.http, self.key, self.cache = http, key, cache

    async def by_domain(self, domain: str) -> dict:
        hit = await self.cache.get(f"company:{domain}")
        if hit:
            return json.loads(hit)
        async with self.http.get(
            "https://company.clearbit.com/v2/companies/find",
            params={"domain": domain},
            headers={"Authorization": f"Bearer {self.key}"},
        ) as r:
            if r.status in (202, 404, 422):
                return {}
            r.raise_for_status()
            raw = await r.json()
        info = {
            "legal": raw.get("legalName"),
            "industry": raw["category"]["industry"],
            "headcount": raw["metrics"]["employees"],
            "tech": raw.get("tech", [])[:20],
            "about": raw.get("description"),
        }
        await self.cache.set(f"company:{domain}", json.dumps(info), ex=TTL)
        return info
