import os
from typing import Callable, Dict

import requests
import shopify
from postmarker.core import PostmarkClient

from .domain import Channel, Shipment


def open_shop():
    session = shopify.Session(os.environ["SHOP_URL"], "2023-07", os.environ["SHOP_TOKEN"])
    shopify.ShopifyResource.activate_session(session)


def announce_shopify(s: Shipment) -> None:
    open_shop()
    found = shopify.Order.find(name=s.order_number, status="any")
    if not found:
        return
    fulfillment_orders = shopify.FulfillmentOrders.find(order_id=found[0].id)
    f = shopify.FulfillmentV2({
        "notify_customer": True,
        "tracking_info": {"number": s.tracking, "company": s.carrier},
        "line_items_by_fulfillment_order": [{"fulfillment_order_id": fo.id} for fo in fulfillment_orders],
    })
    f.save()


def announce_etsy(s: Shipment) -> None:
    shop = os.environ["ETSY_SHOP"]
    r = requests.post(
        f"https://openapi.etsy.com/v3/application/shops/{shop}/receipts/{s.order_number}/tracking",
        headers={"x-api-key": os.environ["ETSY_KEY"], "Authorization": f"Bearer {os.environ['ETSY_TOKEN']}"},
        data={"tracking_code": s.tracking, "carrier_name": s.carrier},
    )
    r.raise_for_status()


def announce_mail(s: Shipment) -> None:
    if not s.recipient_email:
        return
    PostmarkClient(server_token=os.environ["POSTMARK_TOKEN"]).emails.send(
        From="logistics@example.com",
        To=s.recipient_email,
        Subject=f"Order {s.order_number} is on its way",
        TextBody=f"Your parcel travels with {s.carrier}, tracking number {s.tracking}.",
    )


ANNOUNCERS: Dict[Channel, Callable[[Shipment], None]] = {
    Channel.SHOPIFY: announce_shopify,
    Channel.ETSY: announce_etsy,
    Channel.WHOLESALE: announce_mail,
}
