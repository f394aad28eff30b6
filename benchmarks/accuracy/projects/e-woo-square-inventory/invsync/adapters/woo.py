from __future__ import annotations

from typing import Iterator

from woocommerce import API

from ..domain import Sale, StockLevel


class WooChannel:
    def __init__(self, url: str, key: str, secret: str):
        self._api = API(url=url, consumer_key=key, consumer_secret=secret, version="wc/v3", timeout=60)
        self._ids: dict[str, int] = {}

    def _paged(self, endpoint: str, **params) -> Iterator[dict]:
        page = 1
        while True:
            res = self._api.get(endpoint, params={**params, "per_page": 100, "page": page})
            res.raise_for_status()
            rows = res.json()
            yield from rows
            if page >= int(res.headers.get("X-WP-TotalPages", 1)):
                return
            page += 1

    def _load_ids(self) -> None:
        if not self._ids:
            self._ids = {p["sku"]: p["id"] for p in self._paged("products", status="publish") if p["sku"]}

    def apply(self, levels: list[StockLevel]) -> int:
        self._load_ids()
        updates = [
            {"id": self._ids[lv.sku], "manage_stock": True, "stock_quantity": lv.quantity}
            for lv in levels
            if lv.sku in self._ids
        ]
        for i in range(0, len(updates), 100):
            self._api.post("products/batch", {"update": updates[i : i + 100]}).raise_for_status()
        return len(updates)

    def sales_since(self, iso: str) -> Iterator[Sale]:
        for order in self._paged("orders", after=iso, status="processing"):
            for item in order["line_items"]:
                if item["sku"]:
                    yield Sale(f"woo-{order['number']}", item["sku"], item["quantity"])
