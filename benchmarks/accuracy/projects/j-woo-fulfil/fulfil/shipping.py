import os

import requests

BASE = "https://ssapi.shipstation.com"


def _auth():
    return os.environ["SHIPSTATION_KEY"], os.environ["SHIPSTATION_SECRET"]


def create_order(order):
    ship = order["shipping"]
    payload = {
        "orderNumber": order["number"],
        "orderKey": str(order["id"]),
        "orderDate": order["date_created"],
        "orderStatus": "awaiting_shipment",
        "customerEmail": order["billing"]["email"],
        "billTo": {"name": f"{order['billing']['first_name']} {order['billing']['last_name']}"},
        "shipTo": {
            "name": f"{ship['first_name']} {ship['last_name']}",
            "street1": ship["address_1"],
            "city": ship["city"],
            "postalCode": ship["postcode"],
            "country": ship["country"],
        },
        "items": [
            {"sku": item["sku"], "name": item["name"], "quantity": item["quantity"]}
            for item in order["line_items"]
        ],
    }
    requests.post(
        f"{BASE}/orders/createorder", json=payload, auth=_auth(), timeout=30
    ).raise_for_status()


def shipments(since):
    page, pages = 1, 1
    while page <= pages:
        data = requests.get(
            f"{BASE}/shipments",
            params={"createDateStart": since, "page": page},
            auth=_auth(),
            timeout=30,
        ).json()
        yield from (s for s in data["shipments"] if not s["voided"])
        pages = data["pages"]
        page += 1
