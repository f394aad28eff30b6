"""Runs on the small EC2 box under supervisor. Takes paid orders out of the queue."""
import json
import os
import time
import traceback

import boto3
import requests

queue = boto3.resource("sqs").Queue(os.environ["QUEUE_URL"])

ship = requests.Session()
ship.auth = (os.environ["SHIPSTATION_KEY"], os.environ["SHIPSTATION_SECRET"])


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


def create(order):
    body = {
        "orderNumber": order["name"].lstrip("#"),
        "orderKey": str(order["id"]),
        "orderDate": order["created_at"],
        "orderStatus": "awaiting_shipment",
        "customerEmail": order["email"],
        "billTo": {"name": order["shipping_address"]["name"]},
        "shipTo": address(order["shipping_address"]),
        "amountPaid": float(order["total_price"]),
        "items": [
            {"sku": i["sku"], "name": i["name"], "quantity": i["quantity"], "unitPrice": float(i["price"])}
            for i in order["line_items"]
        ],
    }
    r = ship.post("https://ssapi.shipstation.com/orders/createorder", json=body)
    if r.status_code == 429:
        time.sleep(int(r.headers.get("X-Rate-Limit-Reset", 30)))
        r = ship.post("https://ssapi.shipstation.com/orders/createorder", json=body)
    r.raise_for_status()


def cancel(order):
    create_key = str(order["id"])
    r = ship.get("https://ssapi.shipstation.com/orders", params={"orderNumber": order["name"].lstrip("#")})
    for o in r.json()["orders"]:
        if o["orderKey"] == create_key:
            ship.delete("https://ssapi.shipstation.com/orders/%s" % o["orderId"]).raise_for_status()


ACTIONS = {"orders/paid": create, "orders/cancelled": cancel}


def alarm(what):
    requests.post(
        "https://api.pushover.net/1/messages.json",
        data={"token": os.environ["PUSHOVER_APP"], "user": os.environ["PUSHOVER_USER"], "message": what},
    )


def main():
    broken = 0
    while True:
        for msg in queue.receive_messages(MaxNumberOfMessages=10, WaitTimeSeconds=20):
            data = json.loads(msg.body)
            try:
                ACTIONS[data["topic"]](data["order"])
                msg.delete()
                broken = 0
            except Exception:
                traceback.print_exc()
                broken += 1
                if broken == 5:
                    alarm("order worker: 5 errors in a row")


if __name__ == "__main__":
    main()
