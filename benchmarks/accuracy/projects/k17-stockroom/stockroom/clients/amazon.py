import os

from sp_api.api import ListingsItems, Orders
from sp_api.base import Marketplaces

from ..models import StockLevel


class Amazon:
    def __init__(self):
        self.seller = os.environ["AMZ_SELLER_ID"]
        self.market = Marketplaces.US

    def set_quantity(self, level: StockLevel):
        ListingsItems(marketplace=self.market).patch_listings_item(
            self.seller,
            level.sku,
            marketplaceIds=[self.market.marketplace_id],
            body={
                "productType": "PRODUCT",
                "patches": [
                    {
                        "op": "replace",
                        "path": "/attributes/fulfillment_availability",
                        "value": [
                            {"fulfillment_channel_code": "DEFAULT", "quantity": level.quantity}
                        ],
                    }
                ],
            },
        )

    def open_orders(self, since: str) -> list:
        res = Orders(marketplace=self.market).get_orders(
            CreatedAfter=since, OrderStatuses=["Unshipped"]
        )
        return res.payload["Orders"]
