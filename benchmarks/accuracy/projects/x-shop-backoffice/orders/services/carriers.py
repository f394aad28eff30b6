import requests
from django.conf import settings

PARCELS = "https://panel.sendcloud.sc/api/v2/parcels"


def create_parcel(order):
    r = requests.post(PARCELS, auth=settings.SENDCLOUD, timeout=30, json={"parcel": {
        "name": order.customer,
        "address": order.street,
        "postal_code": order.zip,
        "city": order.city,
        "country": order.country,
        "email": order.email,
        "order_number": order.number,
        "request_label": True,
        "shipment": {"id": 8},
        "parcel_items": [{"description": l.title, "quantity": l.qty, "value": str(l.price), "sku": l.sku, "weight": "0.5"}
                         for l in order.lines.all()],
    }})
    r.raise_for_status()
    return r.json()["parcel"]
