from __future__ import annotations

import asyncio
import json
from functools import lru_cache

import httpx
import pymsteams

from ..bus import handles
from ..settings import settings


class Exact:
    def __init__(self) -> None:
        token = json.loads(settings.exact_token_file.read_text())["access_token"]
        self._http = httpx.AsyncClient(
            base_url=f"https://start.exactonline.nl/api/v1/{settings.exact_division}",
            headers={"Authorization": f"Bearer {token}", "Accept": "application/json"},
        )

    async def first(self, path: str, **odata: str) -> dict | None:
        r = await self._http.get(path, params={f"${k}": v for k, v in odata.items()})
        r.raise_for_status()
        rows = r.json()["d"]["results"]
        return rows[0] if rows else None

    async def add(self, path: str, body: dict) -> None:
        (await self._http.post(path, json=body)).raise_for_status()

    async def item(self, sku: str) -> dict | None:
        return await self.first("/logistics/Items", filter=f"Code eq '{sku}'", select="ID,Code,Description")


@lru_cache(maxsize=1)
def exact() -> Exact:
    return Exact()


@handles("order.placed")
async def sales_order(order: dict) -> None:
    ex = exact()
    lines = []
    for li in order["lines"]:
        item = await ex.item(li["sku"])
        if item:
            lines.append({"Item": item["ID"], "Quantity": li["qty"], "NetPrice": li["price"]})
    webshop = await ex.first("/crm/Accounts", filter="Code eq '             10001'", select="ID")
    await ex.add(
        "/salesorder/SalesOrders",
        {"OrderedBy": webshop["ID"], "YourRef": order["number"], "Description": order["name"], "SalesOrderLines": lines},
    )


@handles("stock.low")
async def tell_purchasing(stock: dict) -> None:
    item = await exact().item(stock["sku"])
    if item is None:
        return
    planned = await exact().first(
        "/logistics/ItemWarehouses", filter=f"Item eq guid'{item['ID']}'", select="PlannedStockIn,CurrentStock"
    )
    card = pymsteams.connectorcard(settings.teams_webhook.get_secret_value())
    card.title(f"{item['Description']} wird knapp")
    card.text(
        f"{stock['sku']}: nur noch {stock['available']} verfügbar, "
        f"bestellt sind {planned['PlannedStockIn'] if planned else 0}"
    )
    await asyncio.to_thread(card.send)
