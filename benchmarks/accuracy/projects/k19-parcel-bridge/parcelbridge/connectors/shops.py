import os

import shopify
from woocommerce import API

from .base import Address, Order, OrderSource


class ShopifySource(OrderSource):
    def __init__(self):
        session = shopify.Session(
            os.environ["SHOPIFY_SHOP"], "2024-01", os.environ["SHOPIFY_ACCESS_TOKEN"]
        )
        shopify.ShopifyResource.activate_session(session)

    def fetch(self):
        page = shopify.Order.find(status="open", fulfillment_status="unfulfilled", limit=250)
        while True:
            yield from page
            if not page.has_next_page():
                break
            page = page.next_page()

    def wanted(self, raw):
        return "hold" not in (raw.tags or "")

    def parse(self, raw):
        a = raw.shipping_address
        return Order(
            number=raw.name,
            email=raw.email,
            ship_to=Address(a.name, a.address1, a.address2 or "", a.city, a.zip, a.country_code, a.province_code),
            weight_grams=raw.total_weight,
            lines=[{"sku": li.sku, "name": li.title, "quantity": li.quantity, "price": li.price} for li in raw.line_items],
        )

    @staticmethod
    def add_tracking(order_name, number, carrier):
        found = shopify.Order.find(name=order_name, status="any")
        if not found:
            return
        order = found[0]
        fulfillment_orders = shopify.FulfillmentOrders.find(order_id=order.id)
        fulfillment = shopify.FulfillmentV2(
            {
                "line_items_by_fulfillment_order": [{"fulfillment_order_id": fo.id} for fo in fulfillment_orders],
                "tracking_info": {"number": number, "company": carrier},
                "notify_customer": True,
            }
        )
        fulfillment.save()


class WooSource(OrderSource):
    def __init__(self):
        self.api = API(
            url=os.environ["WOO_URL"],
            consumer_key=os.environ["WOO_KEY"],
            consumer_secret=os.environ["WOO_SECRET"],
            version="wc/v3",
        )

    def fetch(self):
        page = 1
        while True:
            batch = self.api.get("orders", params={"status": "processing", "per_page": 50, "page": page}).json()
            if not batch:
                return
            yield from batch
            page += 1

    def parse(self, raw):
        s = raw["shipping"]
        return Order(
            number=str(raw["number"]),
            email=raw["billing"]["email"],
            ship_to=Address(
                "%s %s" % (s["first_name"], s["last_name"]),
                s["address_1"], s["address_2"], s["city"], s["postcode"], s["country"],
            ),
            lines=[{"sku": i["sku"], "name": i["name"], "quantity": i["quantity"], "price": i["price"]} for i in raw["line_items"]],
        )
