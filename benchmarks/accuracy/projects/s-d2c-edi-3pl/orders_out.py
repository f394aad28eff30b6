import os
import time
from pathlib import Path

import shopify

import x12

OUTBOX = Path("outbox")
TAG = "sent-3pl"


def connect():
    session = shopify.Session(os.environ["SHOP_URL"], "2024-04", os.environ["SHOP_TOKEN"])
    shopify.ShopifyResource.activate_session(session)


def open_orders():
    page = shopify.Order.find(status="open", fulfillment_status="unfulfilled", financial_status="paid", limit=100)
    while True:
        for order in page:
            if TAG not in order.tags:
                yield order
        if not page.has_next_page():
            break
        page = page.next_page()


def main():
    connect()
    OUTBOX.mkdir(exist_ok=True)
    for order in open_orders():
        lines = [(li.sku, li.fulfillable_quantity) for li in order.line_items if li.requires_shipping]
        if not lines:
            continue
        doc = x12.build_940(order.name.lstrip("#"), order.shipping_address.to_dict(), lines, control=int(time.time()) % 10**9)
        (OUTBOX / f"940_{order.order_number}.edi").write_text(doc)
        order.tags = ", ".join(filter(None, [order.tags, TAG]))
        order.save()


if __name__ == "__main__":
    main()
