import os

import requests

session = requests.Session()
session.auth = (os.environ["SS_KEY"], os.environ["SS_SECRET"])


def create_order(order):
    address = order["ship_to"]
    resp = session.post(
        "https://ssapi.shipstation.com/orders/createorder",
        json={
            "orderNumber": order["number"],
            "orderKey": "woo-" + order["order_id"],
            "orderDate": order["date"],
            "orderStatus": "awaiting_shipment",
            "amountPaid": float(order["total"]),
            "billTo": {"name": address["name"]},
            "shipTo": address,
            "items": order["items"],
        },
        timeout=20,
    )
    resp.raise_for_status()
    return resp.json()["orderId"]
