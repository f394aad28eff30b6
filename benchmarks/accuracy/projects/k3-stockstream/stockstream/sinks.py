from __future__ import annotations

import requests
from elasticsearch import Elasticsearch


class SearchIndex:
    def __init__(self, url: str) -> None:
        self._es = Elasticsearch(url)

    def __call__(self, level: dict) -> None:
        self._es.index(index="products", id=level["sku"], document={
            "title": level["title"],
            "available": level["on_hand"] > 0,
            "stock": level["on_hand"],
        })


class ShopInventory:
    def __init__(self, shop: str, token: str, location_id: int) -> None:
        self._url = f"https://{shop}.myshopify.com/admin/api/2024-01/inventory_levels/set.json"
        self._headers = {"X-Shopify-Access-Token": token}
        self._location = location_id

    def __call__(self, level: dict) -> None:
        r = requests.post(self._url, headers=self._headers, json={
            "location_id": self._location,
            "inventory_item_id": level["inventory_item_id"],
            "available": level["on_hand"],
        })
        r.raise_for_status()
