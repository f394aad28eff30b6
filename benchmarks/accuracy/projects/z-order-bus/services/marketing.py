import os

import requests

from common.bus import Worker
from common.events import BOOKED, ORDERS, OrderBooked, OrderPlaced

worker = Worker("marketing")
session = requests.Session()
session.headers.update({"Authorization": "Klaviyo-API-Key " + os.environ["KLAVIYO_KEY"], "revision": "2024-06-15"})


def track(metric, email, properties, unique):
    session.post("https://a.klaviyo.com/api/events/", json={"data": {"type": "event", "attributes": {
        "metric": {"data": {"type": "metric", "attributes": {"name": metric}}},
        "profile": {"data": {"type": "profile", "attributes": {"email": email}}},
        "properties": properties,
        "unique_id": unique,
    }}}).raise_for_status()


@worker.on(ORDERS)
def placed(value):
    o = OrderPlaced(**value)
    if o.email:
        track("Order Placed", o.email, {"value": o.total, "skus": [l.sku for l in o.lines]}, o.order_id)


@worker.on(BOOKED)
def booked(value):
    b = OrderBooked(**value)
    if b.email:
        track("Order Confirmed", b.email, {"stage": "confirmed"}, b.order_id + "-c")


if __name__ == "__main__":
    worker.run()
