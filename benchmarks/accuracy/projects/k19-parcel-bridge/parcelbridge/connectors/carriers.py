import os
from datetime import datetime

import requests

from .base import Order, ParcelSink


class ShipStationSink(ParcelSink):
    base = "https://ssapi.shipstation.com"

    def __init__(self):
        self.http = requests.Session()
        self.http.auth = (os.environ["SHIPSTATION_KEY"], os.environ["SHIPSTATION_SECRET"])

    def build(self, order: Order):
        to = order.ship_to
        addr = {
            "name": to.name, "street1": to.street1, "street2": to.street2, "city": to.city,
            "state": to.state, "postalCode": to.postcode, "country": to.country,
        }
        return {
            "orderNumber": order.number,
            "orderDate": datetime.utcnow().isoformat(),
            "orderStatus": "awaiting_shipment",
            "customerEmail": order.email,
            "billTo": {"name": to.name},
            "shipTo": addr,
            "weight": {"value": order.weight_grams, "units": "grams"},
            "items": [{"sku": l["sku"], "name": l["name"], "quantity": l["quantity"], "unitPrice": float(l["price"])} for l in order.lines],
        }

    def submit(self, body):
        self.http.post(self.base + "/orders/createorder", json=body, timeout=30).raise_for_status()

    def shipments(self, since):
        page = 1
        while True:
            r = self.http.get(self.base + "/shipments", params={"createDateStart": since, "page": page}, timeout=30)
            r.raise_for_status()
            data = r.json()
            yield from data["shipments"]
            if page >= data["pages"]:
                break
            page += 1


class SendcloudSink(ParcelSink):
    def build(self, order: Order):
        to = order.ship_to
        return {
            "parcel": {
                "name": to.name,
                "address": to.street1,
                "address_2": to.street2,
                "city": to.city,
                "postal_code": to.postcode,
                "country": to.country,
                "email": order.email,
                "order_number": order.number,
                "request_label": False,
                "parcel_items": [
                    {"description": l["name"], "quantity": l["quantity"], "sku": l["sku"], "value": str(l["price"]), "weight": "0.5"}
                    for l in order.lines
                ],
            }
        }

    def submit(self, body):
        r = requests.post(
            "https://panel.sendcloud.sc/api/v2/parcels",
            json=body,
            auth=(os.environ["SENDCLOUD_PUBLIC"], os.environ["SENDCLOUD_SECRET"]),
            timeout=30,
        )
        r.raise_for_status()
