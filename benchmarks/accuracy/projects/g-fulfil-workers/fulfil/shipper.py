import os
from datetime import datetime

import requests
from woocommerce import API

from .mq import consumer, put

SS = "https://ssapi.shipstation.com"
AUTH = (os.environ["SS_KEY"], os.environ["SS_SECRET"])
wc = API(url=os.environ["WC_URL"], consumer_key=os.environ["WC_CK"], consumer_secret=os.environ["WC_CS"], version="wc/v3")


def to_shipstation(o):
    s = o["ship_to"]
    return {
        "orderNumber": o["number"],
        "orderDate": datetime.utcnow().isoformat(),
        "orderStatus": "awaiting_shipment",
        "billTo": {"name": s["first_name"] + " " + s["last_name"]},
        "shipTo": {
            "name": s["first_name"] + " " + s["last_name"],
            "street1": s["address_1"], "city": s["city"], "state": s["state"],
            "postalCode": s["postcode"], "country": s["country"], "phone": o["phone"],
        },
        "items": [{"sku": l["sku"], "name": l["name"], "quantity": l["qty"]} for l in o["lines"]],
    }


@consumer("orders.paid")
def ship(order):
    created = requests.post(SS + "/orders/createorder", json=to_shipstation(order), auth=AUTH).json()
    label = requests.post(SS + "/orders/createlabelfororder", auth=AUTH, json={
        "orderId": created["orderId"],
        "carrierCode": "stamps_com",
        "serviceCode": "usps_ground_advantage",
        "packageCode": "package",
        "shipDate": datetime.utcnow().date().isoformat(),
    }).json()
    wc.post(f"orders/{order['number']}/notes", {"note": "Tracking " + label["trackingNumber"]})
    put("labels.created", {"phone": order["phone"], "tracking": label["trackingNumber"]})


if __name__ == "__main__":
    ship.serve()
