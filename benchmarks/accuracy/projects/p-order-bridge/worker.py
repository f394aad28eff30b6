import logging
import os

import requests

import broker
from weights import Weights

log = logging.getLogger("worker")
weights = Weights()

session = requests.Session()
session.auth = (os.environ["SHIPSTATION_KEY"], os.environ["SHIPSTATION_SECRET"])


def address(a):
    return {
        "name": a["name"],
        "company": a.get("company"),
        "street1": a["address1"],
        "street2": a.get("address2"),
        "city": a["city"],
        "state": a.get("province_code"),
        "postalCode": a["zip"],
        "country": a["country_code"],
        "phone": a.get("phone"),
    }


def handle(msg):
    items = []
    total = 0
    for line in msg["lines"]:
        g = weights.grams(line["sku"])
        total += g * line["qty"]
        items.append({
            "sku": line["sku"],
            "name": line["title"],
            "quantity": line["qty"],
            "unitPrice": float(line["price"]),
            "weight": {"value": g, "units": "grams"},
        })
    body = {
        "orderNumber": msg["number"],
        "orderDate": msg["placed"],
        "orderStatus": "awaiting_shipment",
        "customerEmail": msg["email"],
        "amountPaid": float(msg["total"]),
        "billTo": address(msg["address"]),
        "shipTo": address(msg["address"]),
        "items": items,
        "weight": {"value": total, "units": "grams"},
    }
    r = session.post("https://ssapi.shipstation.com/orders/createorder", json=body, timeout=30)
    r.raise_for_status()
    log.info("%s sent", msg["number"])


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    broker.consume(handle)
