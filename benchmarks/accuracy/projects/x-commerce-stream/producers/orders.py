import datetime as dt
import os

import requests

import topics

SHOP = os.environ.get("SHOP", "acme-outdoor.myshopify.com")
URL = f"https://{SHOP}/admin/api/2024-01/orders.json"


def orders(minutes):
    since = dt.datetime.utcnow() - dt.timedelta(minutes=minutes)
    s = requests.Session()
    s.headers["X-Shopify-Access-Token"] = os.environ["SHOPIFY_TOKEN"]
    url, params = URL, {"status": "any", "limit": 250, "updated_at_min": since.isoformat() + "Z"}
    while url:
        r = s.get(url, params=params, timeout=30)
        r.raise_for_status()
        yield from r.json()["orders"]
        url, params = r.links.get("next", {}).get("url"), None


def slim(o):
    return {
        "id": o["id"],
        "number": o["name"],
        "email": o.get("email"),
        "total": float(o["total_price"]),
        "currency": o["currency"],
        "created_at": o["created_at"],
        "items": [{"sku": li["sku"], "qty": li["quantity"], "price": float(li["price"])} for li in o["line_items"]],
    }


if __name__ == "__main__":
    p = topics.producer()
    for o in orders(10):
        topics.send(p, topics.ORDERS, o["id"], slim(o))
    p.flush()
