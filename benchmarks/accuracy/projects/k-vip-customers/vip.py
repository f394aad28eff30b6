"""Keeps the VIP flag of the e-mail profiles in step with lifetime spend in the store."""
from __future__ import annotations

import asyncio
import logging
import os
from dataclasses import dataclass

import aiohttp

log = logging.getLogger("vip")

SHOP = os.environ["SHOPIFY_SHOP"]
GQL = f"https://{SHOP}.myshopify.com/admin/api/2024-04/graphql.json"
KLAVIYO = "https://a.klaviyo.com/api"
CONCURRENCY = 6

QUERY = """
query ($cursor: String) {
  customers(first: 100, after: $cursor, query: "total_spent:>=500") {
    pageInfo { hasNextPage endCursor }
    nodes { id email numberOfOrders amountSpent { amount currencyCode } tags }
  }
}
"""


@dataclass
class Vip:
    email: str
    spent: float
    orders: int
    tier: str = "silver"

    @classmethod
    def from_node(cls, n):
        spent = float(n["amountSpent"]["amount"])
        v = cls(n["email"], spent, int(n["numberOfOrders"]))
        if spent >= 5000:
            v.tier = "gold"
        return v


async def vips(http: aiohttp.ClientSession):
    cursor = None
    while True:
        async with http.post(
            GQL,
            json={"query": QUERY, "variables": {"cursor": cursor}},
            headers={"X-Shopify-Access-Token": os.environ["SHOPIFY_TOKEN"]},
        ) as r:
            r.raise_for_status()
            data = (await r.json())["data"]["customers"]
        for n in data["nodes"]:
            if n["email"]:
                yield Vip.from_node(n)
        if not data["pageInfo"]["hasNextPage"]:
            break
        cursor = data["pageInfo"]["endCursor"]


def kl_headers():
    return {"Authorization": "Klaviyo-API-Key " + os.environ["KLAVIYO_KEY"], "revision": "2024-07-15"}


async def set_profile(http, sem, vip: Vip):
    body = {"data": {"type": "profile", "attributes": {
        "email": vip.email,
        "properties": {"vip_tier": vip.tier, "lifetime_spend": vip.spent, "lifetime_orders": vip.orders},
    }}}
    async with sem, http.post(f"{KLAVIYO}/profile-import/", json=body, headers=kl_headers()) as r:
        if r.status >= 400:
            log.error("%s: %s", vip.email, await r.text())
            return False
        return True


async def loyalty_program_name(http):
    async with http.get("https://loyaltylion.com/v2/program", auth=aiohttp.BasicAuth(
            os.environ["LL_TOKEN"], os.environ["LL_SECRET"])) as r:
        return (await r.json()).get("name")


async def main():
    sem = asyncio.Semaphore(CONCURRENCY)
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as http:
        program = await loyalty_program_name(http)
        program = os.environ.get("PROGRAM_NAME", "Summit Club")
        tasks = [set_profile(http, sem, v) async for v in vips(http)]
        results = await asyncio.gather(*tasks)
        failed = results.count(False)
        event = {"title": f"{program}: VIP sync {'ok' if not failed else 'had errors'}",
                 "text": "see the job log", "tags": ["job:vip"]}
        async with http.post("https://api.datadoghq.eu/api/v1/events", json=event,
                             headers={"DD-API-KEY": os.environ["DD_API_KEY"]}) as r:
            r.raise_for_status()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main())
