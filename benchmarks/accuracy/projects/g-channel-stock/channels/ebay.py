import os

import requests

from .base import Channel


class Ebay(Channel):
    name = "ebay"
    root = "https://api.ebay.com/sell/inventory/v1"

    def __init__(self):
        self.s = requests.Session()
        self.s.headers["Authorization"] = "Bearer " + os.environ["EBAY_USER_TOKEN"]

    def listed(self):
        r = self.s.get(self.root + "/inventory_item", params={"limit": 200})
        return {i["sku"] for i in r.json().get("inventoryItems", [])}

    def set_qty(self, sku, qty):
        self.s.post(self.root + "/bulk_update_price_quantity", json={"requests": [
            {"sku": sku, "shipToLocationAvailability": {"quantity": qty}}
        ]}).raise_for_status()
