import os

import requests

BASE = f"https://api.bigcommerce.com/stores/{os.environ.get('BC_STORE_HASH', '')}"
HEADERS = {"X-Auth-Token": os.environ.get("BC_ACCESS_TOKEN", ""), "Accept": "application/json"}


def get(path, **params):
    r = requests.get(BASE + path, headers=HEADERS, params=params, timeout=20)
    r.raise_for_status()
    return r.json() if r.status_code != 204 else []


def full_order(order_id):
    order = get(f"/v2/orders/{order_id}")
    order["lines"] = get(f"/v2/orders/{order_id}/products", limit=250)
    order["ship_to"] = get(f"/v2/orders/{order_id}/shipping_addresses")
    return order


def note(order_id, text):
    r = requests.put(f"{BASE}/v2/orders/{order_id}", headers=HEADERS, json={"staff_notes": text}, timeout=20)
    r.raise_for_status()
