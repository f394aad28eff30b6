import asyncio
import json
import logging
from pathlib import Path

import aiohttp

from .settings import Settings

log = logging.getLogger(__name__)


async def drain(q: asyncio.Queue):
    while (item := await q.get()) is not None:
        yield item


class ShopLevels:
    def __init__(self, http: aiohttp.ClientSession, cfg: Settings, limit: int = 2) -> None:
        self.http = http
        self.cfg = cfg
        self.sem = asyncio.Semaphore(limit)
        self.items = json.loads(Path(cfg.item_map).read_text())
        self.sent = 0

    async def _set(self, row: dict) -> None:
        async with self.sem:
            async with self.http.post(
                f"https://{self.cfg.shopify_shop}/admin/api/2024-01/inventory_levels/set.json",
                headers={"X-Shopify-Access-Token": self.cfg.shopify_token},
                json={
                    "location_id": self.cfg.shopify_location,
                    "inventory_item_id": self.items[row["sku"]],
                    "available": row["available"],
                },
            ) as resp:
                resp.raise_for_status()
            await asyncio.sleep(0.5)
            self.sent += 1

    async def run(self, q: asyncio.Queue) -> None:
        async with asyncio.TaskGroup() as tg:
            async for row in drain(q):
                if row["sku"] in self.items:
                    tg.create_task(self._set(row))


class SearchIndex:
    def __init__(self, http: aiohttp.ClientSession, cfg: Settings) -> None:
        self.http = http
        self.cfg = cfg

    async def _batch(self, rows: list[dict]) -> None:
        body = {
            "requests": [
                {"action": "partialUpdateObject", "body": {"objectID": r.pop("sku"), **r}} for r in rows
            ]
        }
        async with self.http.post(
            f"https://{self.cfg.algolia_app}.algolia.net/1/indexes/{self.cfg.algolia_index}/batch",
            headers={
                "X-Algolia-Application-Id": self.cfg.algolia_app,
                "X-Algolia-API-Key": self.cfg.algolia_key,
            },
            json=body,
        ) as resp:
            resp.raise_for_status()

    async def run(self, q: asyncio.Queue) -> None:
        rows: list[dict] = []
        async for row in drain(q):
            rows.append(row)
            if len(rows) == 1000:
                await self._batch(rows)
                rows = []
        if rows:
            await self._batch(rows)
