from __future__ import annotations

import os
from typing import Iterator

import requests

from ..models import Shipment, StockLevel


class RestClient:
    """Session, base url and paging; subclasses say how a page looks."""

    base_url = ""
    page_size = 250

    def __init__(self) -> None:
        self.session = requests.Session()
        self.authenticate()

    def authenticate(self) -> None:
        raise NotImplementedError

    def request(self, method: str, path: str, **kw):
        r = self.session.request(method, self.base_url + path, timeout=60, **kw)
        r.raise_for_status()
        return r.json() if r.content else None

    def pages(self, path: str, **params) -> Iterator[dict]:
        n = 1
        while True:
            chunk = self.unwrap(self.request("GET", path, params={**params, **self.page_params(n)}))
            yield from chunk
            if len(chunk) < self.page_size:
                return
            n += 1

    def unwrap(self, body):
        return body or []

    def page_params(self, n: int) -> dict:
        return {"page": n, "limit": self.page_size}


class Cin7(RestClient):
    base_url = "https://api.cin7.com/api/v1"

    def authenticate(self) -> None:
        self.session.auth = (os.environ["CIN7_USER"], os.environ["CIN7_KEY"])

    def page_params(self, n):
        return {"page": n, "rows": self.page_size}

    def stock(self) -> Iterator[StockLevel]:
        for row in self.pages("/Stock", fields="code,available,branchName"):
            if row["branchName"] == "Main Warehouse":
                yield StockLevel(sku=row["code"], quantity=max(0, int(row["available"])))

    def add_sales_orders(self, orders: list[dict]) -> None:
        self.request("POST", "/SalesOrders", json=orders)


class BigCommerce(RestClient):
    def __init__(self) -> None:
        self.base_url = f"https://api.bigcommerce.com/stores/{os.environ['BC_STORE_HASH']}"
        super().__init__()

    def authenticate(self) -> None:
        self.session.headers.update({"X-Auth-Token": os.environ["BC_TOKEN"], "Accept": "application/json"})

    def set_inventory(self, levels: list[StockLevel], location: int = 1) -> None:
        items = [{"location_id": location, "sku": x.sku, "quantity": x.quantity} for x in levels]
        self.request(
            "PUT", "/v3/inventory/adjustments/absolute", json={"reason": "Cin7 sync", "items": items}
        )

    def orders(self, since: str) -> Iterator[dict]:
        return self.pages("/v2/orders", min_date_created=since, status_id=11)

    def order_lines(self, order_id: int) -> list[dict]:
        return self.request("GET", f"/v2/orders/{order_id}/products") or []

    def add_shipment(self, s: Shipment) -> None:
        lines = self.order_lines(s.order_id)
        self.request(
            "POST",
            f"/v2/orders/{s.order_id}/shipments",
            json={
                "tracking_number": s.tracking,
                "comments": s.carrier,
                "order_address_id": lines[0]["order_address_id"],
                "items": [{"order_product_id": x["id"], "quantity": x["quantity"]} for x in lines],
            },
        )


class Shippo(RestClient):
    base_url = "https://api.goshippo.com"
    page_size = 100

    def authenticate(self) -> None:
        self.session.headers["Authorization"] = "ShippoToken " + os.environ["SHIPPO_TOKEN"]

    def page_params(self, n):
        return {"page": n, "results": self.page_size}

    def unwrap(self, body):
        return body["results"]

    def shipments(self) -> Iterator[Shipment]:
        for t in self.pages("/transactions", object_status="SUCCESS"):
            if t["metadata"].startswith("bc:"):
                yield Shipment(
                    order_id=int(t["metadata"][3:]),
                    tracking=t["tracking_number"],
                    carrier=t["tracking_url_provider"],
                )
