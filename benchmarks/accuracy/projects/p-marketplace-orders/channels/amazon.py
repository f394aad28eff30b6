import os
import time

from sp_api.api import Orders
from sp_api.base import Marketplaces, SellingApiRequestThrottledException

from .base import Channel, Line, Order


class AmazonChannel(Channel):
    key = "amz"

    def __init__(self, marketplace="DE"):
        self.api = Orders(
            marketplace=Marketplaces[marketplace],
            credentials={
                "refresh_token": os.environ["SPAPI_REFRESH_TOKEN"],
                "lwa_app_id": os.environ["SPAPI_LWA_ID"],
                "lwa_client_secret": os.environ["SPAPI_LWA_SECRET"],
            },
        )

    def fetch(self, since):
        kwargs = {"LastUpdatedAfter": since.isoformat(), "OrderStatuses": ["Unshipped", "PartiallyShipped"]}
        while True:
            payload = self.api.get_orders(**kwargs).payload
            for o in payload["Orders"]:
                o["items"] = self._items(o["AmazonOrderId"])
                yield o
            if not payload.get("NextToken"):
                return
            kwargs = {"NextToken": payload["NextToken"]}

    def _items(self, order_id):
        while True:
            try:
                return self.api.get_order_items(order_id).payload["OrderItems"]
            except SellingApiRequestThrottledException:
                time.sleep(2)

    def parse(self, raw):
        addr = raw.get("ShippingAddress", {})
        return Order(
            channel=self.key,
            number=raw["AmazonOrderId"],
            name=addr.get("Name", ""),
            street=addr.get("AddressLine1", ""),
            zip=addr.get("PostalCode", ""),
            city=addr.get("City", ""),
            country=addr.get("CountryCode", "DE"),
            email=raw.get("BuyerInfo", {}).get("BuyerEmail", ""),
            lines=[
                Line(i["SellerSKU"], int(i["QuantityOrdered"]),
                     float(i["ItemPrice"]["Amount"]) / max(int(i["QuantityOrdered"]), 1))
                for i in raw["items"] if i.get("ItemPrice")
            ],
        )
