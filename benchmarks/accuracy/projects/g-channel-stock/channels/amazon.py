import os

from sp_api.api import ListingsItems
from sp_api.base import Marketplaces

from .base import Channel


class Amazon(Channel):
    name = "amazon"

    def __init__(self):
        self.api = ListingsItems(marketplace=Marketplaces.US)
        self.seller = os.environ["SP_SELLER_ID"]

    def set_qty(self, sku, qty):
        self.api.patch_listings_item(
            sellerId=self.seller, sku=sku, marketplaceIds=[Marketplaces.US.marketplace_id],
            body={"productType": "PRODUCT", "patches": [{
                "op": "replace", "path": "/attributes/fulfillment_availability",
                "value": [{"fulfillment_channel_code": "DEFAULT", "quantity": qty}],
            }]},
        )
