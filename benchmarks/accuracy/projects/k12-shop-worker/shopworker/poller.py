from __future__ import annotations

import asyncio
from datetime import datetime, timedelta, timezone

import httpx

from .bus import Publisher
from .settings import settings


class Shopware:
    """Admin API of Shopware 6."""

    def __init__(self) -> None:
        self._http = httpx.AsyncClient(base_url=str(settings.shopware_url), timeout=30)

    async def login(self) -> None:
        r = await self._http.post(
            "/api/oauth/token",
            json={
                "grant_type": "client_credentials",
                "client_id": settings.shopware_client_id,
                "client_secret": settings.shopware_client_secret.get_secret_value(),
            },
        )
        r.raise_for_status()
        self._http.headers["Authorization"] = "Bearer " + r.json()["access_token"]

    async def search(self, entity: str, **criteria) -> list[dict]:
        r = await self._http.post(
            f"/api/search/{entity}", json={"limit": 100, **criteria}, headers={"Accept": "application/json"}
        )
        r.raise_for_status()
        return r.json()["data"]

    async def orders(self, since: datetime) -> list[dict]:
        return await self.search(
            "order",
            filter=[{"type": "range", "field": "orderDateTime", "parameters": {"gte": since.isoformat()}}],
            associations={"lineItems": {}, "orderCustomer": {}},
        )

    async def low_stock(self) -> list[dict]:
        return await self.search(
            "product",
            filter=[{"type": "range", "field": "availableStock", "parameters": {"lt": settings.reorder_point}}],
        )


async def poll() -> None:
    shop = Shopware()
    since = datetime.now(timezone.utc) - timedelta(seconds=settings.poll_seconds)
    async with Publisher() as bus:
        while True:
            await shop.login()
            now = datetime.now(timezone.utc)
            for o in await shop.orders(since):
                who = o["orderCustomer"]
                await bus.publish(
                    "order.placed",
                    {
                        "number": o["orderNumber"],
                        "email": who["email"],
                        "name": f"{who['firstName']} {who['lastName']}",
                        "lines": [
                            {"sku": li["payload"]["productNumber"], "qty": li["quantity"], "price": li["unitPrice"]}
                            for li in o["lineItems"]
                            if li["type"] == "product"
                        ],
                    },
                )
            if now.hour == 6 and since.hour == 5:
                for p in await shop.low_stock():
                    await bus.publish("stock.low", {"sku": p["productNumber"], "available": p["availableStock"]})
            since = now
            await asyncio.sleep(settings.poll_seconds)
