import json
import os

import requests

AUTH = (os.environ["SHIPSTATION_KEY"], os.environ["SHIPSTATION_SECRET"])


def to_shipstation(msg):
    address = msg["ship_to"]
    return {
        "orderNumber": msg["number"],
        "orderDate": msg["created"],
        "orderStatus": "awaiting_shipment",
        "customerEmail": msg["email"],
        "shipTo": {
            "name": address["name"],
            "street1": address["address1"],
            "street2": address["address2"],
            "city": address["city"],
            "postalCode": address["zip"],
            "country": address["country_code"],
        },
        "items": [
            {"sku": l["sku"], "name": l["title"], "quantity": l["qty"], "unitPrice": float(l["price"])}
            for l in msg["lines"]
        ],
    }


def handler(event, context):
    failed = []
    for record in event["Records"]:
        order = to_shipstation(json.loads(record["body"]))
        r = requests.post("https://ssapi.shipstation.com/orders/createorder", json=order, auth=AUTH, timeout=15)
        if not r.ok:
            failed.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failed}
