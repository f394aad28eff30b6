import os

import requests

from .models import Consignee, ShipJob

API = f"https://api.bigcommerce.com/stores/{os.environ['BC_STORE']}/v2"


def _get(path: str):
    r = requests.get(
        API + path,
        headers={"X-Auth-Token": os.environ["BC_TOKEN"], "Accept": "application/json"},
        timeout=10,
    )
    r.raise_for_status()
    return r.json()


def fetch_order(order_id: int) -> ShipJob:
    to = _get(f"/orders/{order_id}/shipping_addresses")[0]
    products = _get(f"/orders/{order_id}/products")
    return ShipJob(
        order_id=order_id,
        consignee=Consignee(
            name=f"{to['first_name']} {to['last_name']}",
            street1=to["street_1"],
            city=to["city"],
            state=to["state"],
            zip=to["zip"],
            country=to["country_iso2"],
            phone=to.get("phone", ""),
        ),
        ounces=sum(float(p["weight"]) * p["quantity"] * 16 for p in products),
    )
