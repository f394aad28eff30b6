import os
from decimal import Decimal

import requests

from .base import Line, Market, MarketOrder


class Adapter(Market):
    root = "https://api.ebay.com/sell"

    def _call(self, method, path, **kw):
        kw.setdefault("headers", {})["Authorization"] = "Bearer " + os.environ["EBAY_TOKEN"]
        r = requests.request(method, self.root + path, timeout=30, **kw)
        r.raise_for_status()
        return r.json() if r.content else {}

    def orders(self):
        data = self._call("GET", "/fulfillment/v1/order", params={"filter": "orderfulfillmentstatus:{NOT_STARTED}"})
        for o in data["orders"]:
            to = o["fulfillmentStartInstructions"][0]["shippingStep"]["shipTo"]
            adr = to["contactAddress"]
            yield MarketOrder(
                "ebay", o["orderId"], to["fullName"],
                {"street": adr["addressLine1"], "zip": adr["postalCode"], "city": adr["city"], "country": adr["countryCode"]},
                [Line(l["sku"], l["quantity"], Decimal(l["lineItemCost"]["value"])) for l in o["lineItems"]],
            )

    def set_stock(self, sku, qty):
        self._call("POST", "/inventory/v1/bulk_update_price_quantity", json={
            "requests": [{"sku": sku, "shipToLocationAvailability": {"quantity": qty}}],
        })
