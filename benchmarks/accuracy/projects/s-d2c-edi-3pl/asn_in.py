import logging
import os
from pathlib import Path

import shopify

import x12

INBOX = Path("inbox")
CARRIERS = {"UPSN": "UPS", "FDEG": "FedEx", "USPS": "USPS"}
log = logging.getLogger("asn")


def ship(doc):
    found = shopify.Order.find(name="#" + doc["order"], status="any", limit=1)
    if not found:
        raise LookupError(doc["order"])
    for fo in shopify.FulfillmentOrders.find(order_id=found[0].id):
        if fo.status != "open":
            continue
        fulfillment = shopify.Fulfillment()
        fulfillment.line_items_by_fulfillment_order = [{"fulfillment_order_id": fo.id}]
        fulfillment.notify_customer = True
        fulfillment.tracking_info = {
            "number": doc["tracking"],
            "company": CARRIERS.get(doc["carrier"], doc["carrier"]),
        }
        fulfillment.save()


def main():
    shopify.ShopifyResource.activate_session(
        shopify.Session(os.environ["SHOP_URL"], "2024-04", os.environ["SHOP_TOKEN"]))
    for path in sorted(INBOX.glob("945*.edi")):
        try:
            ship(x12.parse_945(path.read_text()))
        except Exception:
            log.exception("%s", path)
            path.rename(path.with_suffix(".err"))
        else:
            path.unlink()


if __name__ == "__main__":
    main()
