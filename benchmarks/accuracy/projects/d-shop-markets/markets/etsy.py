import os
from decimal import Decimal

import requests

from .base import Line, Market, MarketOrder

API = "https://openapi.etsy.com/v3/application"


class Adapter(Market):
    def _headers(self):
        return {"x-api-key": os.environ["ETSY_KEY"], "Authorization": "Bearer " + os.environ["ETSY_TOKEN"]}

    def orders(self):
        r = requests.get(f"{API}/shops/{self.cfg['shop_id']}/receipts", params={"was_paid": True, "was_shipped": False}, headers=self._headers())
        r.raise_for_status()
        for rec in r.json()["results"]:
            yield MarketOrder(
                "etsy", str(rec["receipt_id"]), rec["name"],
                {"street": rec["first_line"], "zip": rec["zip"], "city": rec["city"], "country": rec["country_iso"]},
                [Line(t["sku"], t["quantity"], Decimal(t["price"]["amount"]) / t["price"]["divisor"]) for t in rec["transactions"]],
            )

    def set_stock(self, sku, qty):
        found = requests.get(f"{API}/shops/{self.cfg['shop_id']}/listings", params={"state": "active", "limit": 100}, headers=self._headers()).json()
        for listing in found["results"]:
            if sku in (listing.get("skus") or []):
                inv = requests.get(f"{API}/listings/{listing['listing_id']}/inventory", headers=self._headers()).json()
                for p in inv["products"]:
                    if p["sku"] == sku:
                        p["offerings"][0]["quantity"] = qty
                requests.put(f"{API}/listings/{listing['listing_id']}/inventory", json={"products": inv["products"]}, headers=self._headers()).raise_for_status()
