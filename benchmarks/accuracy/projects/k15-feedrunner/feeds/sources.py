import os
from datetime import date, timedelta

import requests
from woocommerce import API

from .base import Source, source

YESTERDAY = date.today() - timedelta(days=1)


@source("shopify")
class ShopifyOrders(Source):
    def rows(self):
        url = "https://{shop}.myshopify.com/admin/api/{api_version}/orders.json".format(
            **self.options)
        params = {"status": "any", "limit": 250, "created_at_min": YESTERDAY.isoformat()}
        headers = {"X-Shopify-Access-Token": os.environ["SHOPIFY_TOKEN"]}
        while url:
            r = requests.get(url, params=params, headers=headers, timeout=60)
            r.raise_for_status()
            for order in r.json()["orders"]:
                yield {
                    "id": order["id"],
                    "email": order.get("email"),
                    "total": order["total_price"],
                    "test": order["test"],
                    "address": order.get("shipping_address") or {},
                }
            url = r.links.get("next", {}).get("url")
            params = None


@source("woocommerce")
class WooOrders(Source):
    def __init__(self, **options):
        super().__init__(**options)
        self.api = API(
            url=options["url"],
            consumer_key=os.environ["WOO_KEY"],
            consumer_secret=os.environ["WOO_SECRET"],
            version="wc/v3",
        )

    def rows(self):
        page = 1
        while True:
            orders = self.api.get(
                "orders", params={"after": f"{YESTERDAY}T00:00:00", "page": page}
            ).json()
            if not orders:
                break
            for o in orders:
                yield {"id": o["number"], "email": o["billing"]["email"],
                       "total": o["total"], "address": o["shipping"]}
            page += 1


@source("shipstation")
class Parcels(Source):
    def rows(self):
        auth = (os.environ["SS_KEY"], os.environ["SS_SECRET"])
        r = requests.get(
            "https://ssapi.shipstation.com/shipments",
            params={"shipDateStart": YESTERDAY.isoformat(), "pageSize": 500},
            auth=auth,
            timeout=60,
        )
        r.raise_for_status()
        for s in r.json()["shipments"]:
            yield {"order": s["orderNumber"], "carrier": s["carrierCode"],
                   "tracking": s["trackingNumber"], "cost": s["shipmentCost"]}
