import os
from typing import Awaitable, Callable

import aiohttp

Pusher = Callable[[aiohttp.ClientSession, str, int], Awaitable[None]]
CHANNELS: dict[str, Pusher] = {}


def channel(name: str):
    def deco(fn: Pusher) -> Pusher:
        CHANNELS[name] = fn
        return fn
    return deco


@channel("bigcommerce")
async def push_bc(http, sku, qty):
    base = f"https://api.bigcommerce.com/stores/{os.environ['BC_HASH']}/v3"
    h = {"X-Auth-Token": os.environ["BC_TOKEN"]}
    async with http.get(f"{base}/catalog/variants", params={"sku": sku}, headers=h) as r:
        data = (await r.json())["data"]
    if not data:
        return
    v = data[0]
    async with http.put(
        f"{base}/catalog/products/{v['product_id']}/variants/{v['id']}",
        json={"inventory_level": qty}, headers=h,
    ) as r:
        r.raise_for_status()


@channel("ebay")
async def push_ebay(http, sku, qty):
    async with http.post(
        "https://api.ebay.com/sell/inventory/v1/bulk_update_price_quantity",
        json={"requests": [{"sku": sku, "shipToLocationAvailability": {"quantity": qty}}]},
        headers={"Authorization": f"Bearer {os.environ['EBAY_TOKEN']}"},
    ) as r:
        r.raise_for_status()


@channel("walmart")
async def push_walmart(http, sku, qty):
    async with http.put(
        "https://marketplace.walmartapis.com/v3/inventory", params={"sku": sku},
        json={"sku": sku, "quantity": {"unit": "EACH", "amount": qty}},
        headers={"WM_SEC.ACCESS_TOKEN": os.environ["WM_TOKEN"], "WM_SVC.NAME": "fanout", "WM_QOS.CORRELATION_ID": sku},
    ) as r:
        r.raise_for_status()
