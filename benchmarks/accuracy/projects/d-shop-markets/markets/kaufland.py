import hashlib
import hmac
import os
import time
from decimal import Decimal

import requests

from .base import Line, Market, MarketOrder


class Adapter(Market):
    root = "https://sellerapi.kaufland.com/v2"

    def _call(self, method, path, body=""):
        url, ts = self.root + path, str(int(time.time()))
        sig = hmac.new(os.environ["KL_SECRET"].encode(), "\n".join([method, url, body, ts]).encode(), hashlib.sha256).hexdigest()
        r = requests.request(method, url, data=body, headers={
            "Shop-Client-Key": os.environ["KL_KEY"], "Shop-Timestamp": ts, "Shop-Signature": sig, "Content-Type": "application/json"})
        r.raise_for_status()
        return r.json()

    def orders(self):
        units = self._call("GET", "/order-units?status=need_to_be_sent&storefront=" + self.cfg["storefront"])
        for u in units["data"]:
            a = u["shipping_address"]
            yield MarketOrder(
                "kaufland", u["id_order"], a["first_name"] + " " + a["last_name"],
                {"street": a["street"] + " " + a["house_number"], "zip": a["postcode"], "city": a["city"], "country": a["country"]},
                [Line(u["id_offer"], 1, Decimal(u["price"]) / 100)],
            )

    def set_stock(self, sku, qty):
        pass  # done by their feed
