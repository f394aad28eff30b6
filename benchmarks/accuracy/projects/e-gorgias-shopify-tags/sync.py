import asyncio
import os
import sys

import aiohttp

SHOP_GQL = f"https://{os.environ['SHOP']}.myshopify.com/admin/api/2024-01/graphql.json"
SHOP_HEAD = {"X-Shopify-Access-Token": os.environ["SHOP_TOKEN"]}
G_BASE = f"https://{os.environ['GORGIAS_DOMAIN']}.gorgias.com/api"
G_AUTH = aiohttp.BasicAuth(os.environ["GORGIAS_USER"], os.environ["GORGIAS_KEY"])

CUSTOMERS = """
query($after: String) {
  customers(first: 200, after: $after, query: "updated_at:>'-7d'") {
    pageInfo { hasNextPage endCursor }
    nodes { id email tags amountSpent { amount } }
  }
}"""

SET_META = """
mutation($m: [MetafieldsSetInput!]!) {
  metafieldsSet(metafields: $m) { userErrors { field message } }
}"""


async def gql(s, query, variables=None):
    async with s.post(SHOP_GQL, json={"query": query, "variables": variables or {}}, headers=SHOP_HEAD) as r:
        data = await r.json()
        if data.get("errors"):
            if "THROTTLED" in str(data["errors"]):
                await asyncio.sleep(2)
                return await gql(s, query, variables)
            raise RuntimeError(data["errors"])
        return data["data"]


async def shop_customers(s):
    after = None
    while True:
        d = (await gql(s, CUSTOMERS, {"after": after}))["customers"]
        for n in d["nodes"]:
            if n["email"]:
                yield n
        if not d["pageInfo"]["hasNextPage"]:
            return
        after = d["pageInfo"]["endCursor"]


async def gorgias_customer(s, email):
    async with s.get(f"{G_BASE}/customers", params={"email": email}, auth=G_AUTH) as r:
        r.raise_for_status()
        rows = (await r.json())["data"]
        return rows[0] if rows else None


async def open_tickets(s, cid):
    async with s.get(f"{G_BASE}/tickets", params={"customer_id": cid, "limit": 100}, auth=G_AUTH) as r:
        rows = (await r.json())["data"]
        return len([t for t in rows if t["status"] == "open"])


async def set_vip(s, cid, spent):
    body = {"data": {"vip": True, "total_spent": spent}}
    async with s.put(f"{G_BASE}/customers/{cid}", json=body, auth=G_AUTH) as r:
        if r.status >= 300:
            print("gorgias", r.status, await r.text(), file=sys.stderr)


async def one(s, sem, cust):
    async with sem:
        g = await gorgias_customer(s, cust["email"])
        if not g:
            return 0
        spent = float(cust["amountSpent"]["amount"])
        if "VIP" in cust["tags"] or spent > 1000:
            await set_vip(s, g["id"], spent)
        n = await open_tickets(s, g["id"])
        await gql(
            s,
            SET_META,
            {"m": [{"ownerId": cust["id"], "namespace": "support", "key": "open_tickets", "type": "number_integer", "value": str(n)}]},
        )
        return 1


async def main():
    sem = asyncio.Semaphore(4)
    async with aiohttp.ClientSession() as s:
        jobs = [one(s, sem, c) async for c in shop_customers(s)]
        res = await asyncio.gather(*jobs, return_exceptions=True)
    errs = [r for r in res if isinstance(r, Exception)]
    print("ok", sum(r for r in res if isinstance(r, int)), "errors", len(errs))
    for e in errs[:5]:
        print(repr(e))


if __name__ == "__main__":
    asyncio.run(main())
