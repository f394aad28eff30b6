from __future__ import annotations

import uuid
from datetime import datetime, timezone
from typing import Iterator

from square.client import Client

from ..domain import Sale, StockLevel


class SquareError(RuntimeError):
    pass


class SquarePos:
    def __init__(self, token: str, location: str):
        self._client = Client(access_token=token, environment="production")
        self._location = location
        self._catalog: dict[str, str] = {}

    def _sku_by_id(self) -> dict[str, str]:
        if self._catalog:
            return self._catalog
        cursor = None
        while True:
            res = self._client.catalog.list_catalog(cursor=cursor, types="ITEM_VARIATION")
            if res.is_error():
                raise SquareError(res.errors)
            for obj in res.body.get("objects", []):
                sku = obj["item_variation_data"].get("sku")
                if sku:
                    self._catalog[obj["id"]] = sku
            cursor = res.body.get("cursor")
            if not cursor:
                return self._catalog

    def levels(self) -> Iterator[StockLevel]:
        skus = self._sku_by_id()
        cursor = None
        while True:
            body = {"location_ids": [self._location], "states": ["IN_STOCK"]}
            if cursor:
                body["cursor"] = cursor
            res = self._client.inventory.batch_retrieve_inventory_counts(body=body)
            if res.is_error():
                raise SquareError(res.errors)
            for c in res.body.get("counts", []):
                sku = skus.get(c["catalog_object_id"])
                if sku:
                    yield StockLevel(sku, int(float(c["quantity"])))
            cursor = res.body.get("cursor")
            if not cursor:
                break

    def deduct(self, sale: Sale) -> None:
        ids = {v: k for k, v in self._sku_by_id().items()}
        if sale.sku not in ids:
            return
        res = self._client.inventory.batch_change_inventory(
            body={
                "idempotency_key": str(uuid.uuid5(uuid.NAMESPACE_URL, sale.reference + sale.sku)),
                "changes": [
                    {
                        "type": "ADJUSTMENT",
                        "adjustment": {
                            "reference_id": sale.reference,
                            "catalog_object_id": ids[sale.sku],
                            "from_state": "IN_STOCK",
                            "to_state": "SOLD",
                            "location_id": self._location,
                            "quantity": str(sale.quantity),
                            "occurred_at": datetime.now(timezone.utc).isoformat(),
                        },
                    }
                ],
            }
        )
        if res.is_error():
            raise SquareError(res.errors)
