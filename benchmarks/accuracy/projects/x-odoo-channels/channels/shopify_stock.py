import os

import shopify

from . import Channel, channel


@channel("shopify")
class ShopifyStock(Channel):
    def setup(self):
        session = shopify.Session("keramik-lohse.myshopify.com", "2024-01", os.environ["SHOPIFY_TOKEN"])
        shopify.ShopifyResource.activate_session(session)

    def wants(self, product):
        return bool(product["x_shopify_item"])

    def handle(self, product):
        shopify.InventoryLevel.set(
            self.config["location_id"],
            int(product["x_shopify_item"]),
            max(0, int(product["qty_available"]) - 1),
        )
