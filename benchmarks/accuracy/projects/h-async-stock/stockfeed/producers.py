import asyncio
import logging

import aiohttp

from .settings import Settings

log = logging.getLogger(__name__)

INVENTORY = """
query ($after: String) {
  warehouse_products {
    data(first: 100, after: $after) {
      edges { node { sku on_hand available } }
      pageInfo { hasNextPage endCursor }
    }
  }
}
"""


async def stock_levels(http: aiohttp.ClientSession, cfg: Settings, outs: list[asyncio.Queue]) -> None:
    after = None
    while True:
        async with http.post(
            "https://public-api.shiphero.com/graphql",
            json={"query": INVENTORY, "variables": {"after": after}},
            headers={"Authorization": f"Bearer {cfg.shiphero_token}"},
        ) as resp:
            resp.raise_for_status()
            data = (await resp.json())["data"]["warehouse_products"]["data"]
        for edge in data["edges"]:
            node = edge["node"]
            for q in outs:
                await q.put({"sku": node["sku"], "available": max(node["available"], 0)})
        if not data["pageInfo"]["hasNextPage"]:
            break
        after = data["pageInfo"]["endCursor"]
    for q in outs:
        await q.put(None)


async def catalogue(http: aiohttp.ClientSession, cfg: Settings, out: asyncio.Queue) -> None:
    url = f"{cfg.akeneo_url}/api/rest/v1/products?limit=100&pagination_type=search_after"
    while url:
        async with http.get(url, headers={"Authorization": f"Bearer {cfg.akeneo_token}"}) as resp:
            resp.raise_for_status()
            page = await resp.json()
        for product in page["_embedded"]["items"]:
            values = product["values"]
            title = next((v["data"] for v in values.get("name", []) if v["locale"] in (None, "en_US")), None)
            await out.put({"sku": product["identifier"], "title": title, "categories": product["categories"]})
        url = page["_links"].get("next", {}).get("href")
    await out.put(None)
