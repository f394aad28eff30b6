import csv
import os

import requests

DATA = os.environ.get("DATA_DIR", "data")
FIELDS = ["order_id", "marketplace", "purchased", "status", "amount", "currency"]

s = requests.Session()
s.headers["Authorization"] = "Bearer " + os.environ["EBAY_TOKEN"]

with open(os.path.join(DATA, "ebay_orders.csv"), "w", newline="") as fh:
    out = csv.DictWriter(fh, FIELDS)
    out.writeheader()
    url = "https://api.ebay.com/sell/fulfillment/v1/order?limit=200"
    while url:
        body = s.get(url, timeout=30).json()
        for o in body["orders"]:
            out.writerow({
                "order_id": o["orderId"],
                "marketplace": o["lineItems"][0]["listingMarketplaceId"],
                "purchased": o["creationDate"],
                "status": o["orderFulfillmentStatus"],
                "amount": o["pricingSummary"]["total"]["value"],
                "currency": o["pricingSummary"]["total"]["currency"],
            })
        url = body.get("next")
