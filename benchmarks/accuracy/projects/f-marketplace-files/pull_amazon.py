import csv
from datetime import datetime, timedelta

from sp_api.api import Orders
from sp_api.base import Marketplaces

from paths import AMAZON_CSV

COLS = ["order_id", "date", "sku", "qty", "amount", "currency"]


def main():
    api = Orders(marketplace=Marketplaces.DE)
    since = (datetime.utcnow() - timedelta(days=1)).isoformat()
    with open(AMAZON_CSV, "w", newline="") as fh:
        w = csv.DictWriter(fh, COLS)
        w.writeheader()
        token = None
        while True:
            if token:
                res = api.get_orders(NextToken=token)
            else:
                res = api.get_orders(LastUpdatedAfter=since, OrderStatuses="Shipped")
            for o in res.payload["Orders"]:
                items = api.get_order_items(o["AmazonOrderId"]).payload["OrderItems"]
                for it in items:
                    w.writerow({
                        "order_id": o["AmazonOrderId"],
                        "date": o["PurchaseDate"][:10],
                        "sku": it["SellerSKU"],
                        "qty": it["QuantityShipped"],
                        "amount": it.get("ItemPrice", {}).get("Amount", "0"),
                        "currency": it.get("ItemPrice", {}).get("CurrencyCode", "EUR"),
                    })
            token = res.payload.get("NextToken")
            if not token:
                break


main()
