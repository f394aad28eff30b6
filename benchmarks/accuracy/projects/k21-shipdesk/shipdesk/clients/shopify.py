from typing import AsyncIterator

import aiohttp

from ..models import Address, Order


class Shopify:
    def __init__(self, session: aiohttp.ClientSession, shop: str, token: str):
        self.session = session
        self.base = f"https://{shop}.myshopify.com/admin/api/2022-10"
        self.headers = {"X-Shopify-Access-Token": token}

    async def _get(self, path: str, **params) -> dict:
        async with self.session.get(self.base + path, headers=self.headers, params=params) as r:
            r.raise_for_status()
            return await r.json()

    async def unfulfilled(self) -> AsyncIterator[Order]:
        data = await self._get("/orders.json", status="open", fulfillment_status="unfulfilled", limit=100)
        for o in data["orders"]:
            a = o["shipping_address"]
            fos = await self._get(f"/orders/{o['id']}/fulfillment_orders.json")
            yield Order(
                id=o["id"],
                number=o["name"],
                to=Address(a["name"], a["address1"], a["city"], a["province_code"], a["zip"]),
                grams=o["total_weight"],
                fulfillment_order_id=fos["fulfillment_orders"][0]["id"],
            )

    async def open_tracking_numbers(self) -> AsyncIterator[str]:
        data = await self._get("/orders.json", status="any", fulfillment_status="shipped", limit=250)
        for o in data["orders"]:
            for f in o["fulfillments"]:
                if f["shipment_status"] != "delivered" and f["tracking_number"]:
                    yield f["tracking_number"]

    async def fulfill(self, fulfillment_order_id: int, tracking_number: str) -> None:
        payload = {
            "fulfillment": {
                "line_items_by_fulfillment_order": [{"fulfillment_order_id": fulfillment_order_id}],
                "tracking_info": {"company": "Canada Post", "number": tracking_number},
                "notify_customer": True,
            }
        }
        async with self.session.post(self.base + "/fulfillments.json", headers=self.headers, json=payload) as r:
            r.raise_for_status()
