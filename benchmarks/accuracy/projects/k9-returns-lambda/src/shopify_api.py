import os

import requests

BASE = "https://%s.myshopify.com/admin/api/2024-01" % os.environ["SHOP"]
session = requests.Session()
session.headers["X-Shopify-Access-Token"] = os.environ["SHOPIFY_TOKEN"]


def get_order(order_id):
    r = session.get(f"{BASE}/orders/{order_id}.json", timeout=15)
    r.raise_for_status()
    return r.json()["order"]


def tag_order(order_id, tags):
    r = session.put(f"{BASE}/orders/{order_id}.json", json={"order": {"id": order_id, "tags": ", ".join(tags)}}, timeout=15)
    r.raise_for_status()
