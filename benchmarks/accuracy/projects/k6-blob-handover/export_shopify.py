import os
from datetime import date, timedelta

import shopify

from handover import put

SHOP = "moos-und-rinde.myshopify.com"


def orders(since):
    page = shopify.Order.find(status="any", created_at_min=since.isoformat(), limit=250)
    while True:
        for order in page:
            yield order
        if not page.has_next_page():
            break
        page = page.next_page()


def main():
    since = date.today() - timedelta(days=1)
    session = shopify.Session(SHOP, "2024-01", os.environ["SHOPIFY_TOKEN"])
    with shopify.Session.temp(SHOP, "2024-01", session.token):
        rows = [
            {"order": o.name, "created": o.created_at, "total": o.total_price, "country": o.billing_address.country_code}
            for o in orders(since)
        ]
    if rows:
        put("azure", f"orders/{since}.csv", rows)


if __name__ == "__main__":
    main()
