import os
from base64 import b64encode
import json
from urllib.request import Request, urlopen

ROOT = "https://ssapi.shipstation.com"
_auth = b64encode(f"{os.environ.get('SS_KEY')}:{os.environ.get('SS_SECRET')}".encode()).decode()


def call(path, payload=None):
    req = Request(ROOT + path, data=json.dumps(payload).encode() if payload is not None else None)
    req.add_header("Authorization", "Basic " + _auth)
    req.add_header("Content-Type", "application/json")
    with urlopen(req, timeout=25) as resp:
        return json.load(resp)


def create_order(o):
    ship = o["shipping"]
    return call("/orders/createorder", {
        "orderNumber": o["number"],
        "orderKey": "wc-" + o["number"],
        "orderDate": o["placed"],
        "orderStatus": "awaiting_shipment",
        "customerEmail": o["email"],
        "billTo": {"name": ship["first_name"] + " " + ship["last_name"]},
        "shipTo": {
            "name": ship["first_name"] + " " + ship["last_name"],
            "street1": ship["address_1"],
            "city": ship["city"],
            "postalCode": ship["postcode"],
            "country": ship["country"],
        },
        "items": [{"sku": i["sku"], "quantity": i["qty"], "name": i["name"], "unitPrice": float(i["price"])}
                  for i in o["items"]],
    })
