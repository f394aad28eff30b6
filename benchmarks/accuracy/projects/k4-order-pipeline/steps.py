"""Every step takes the context dict and gives it back."""
import os

import requests

import clients


def load(ctx):
    ctx["orders"] = list(clients.shopify_orders())
    return ctx


def hold_complaints(ctx):
    # customers who are just writing with support get their parcel later
    emails = clients.Gorgias().open_emails()
    ctx["orders"] = [o for o in ctx["orders"] if o.get("email") not in emails]
    return ctx


def weigh(ctx):
    weights = clients.sku_weights()
    for o in ctx["orders"]:
        o["_weight"] = sum(weights.get(li["sku"], 0) * li["quantity"] for li in o["line_items"])
    return ctx


def shape(ctx):
    ctx["shipments"] = [
        {
            "orderNumber": o["name"],
            "orderKey": str(o["id"]),
            "orderDate": o["created_at"],
            "orderStatus": "awaiting_shipment",
            "customerEmail": o["email"],
            "shipTo": address(o["shipping_address"]),
            "billTo": address(o.get("billing_address") or o["shipping_address"]),
            "items": [{"sku": li["sku"], "name": li["title"], "quantity": li["quantity"]} for li in o["line_items"]],
            "weight": {"value": o["_weight"], "units": "grams"},
        }
        for o in ctx.pop("orders")
    ]
    return ctx


def address(a):
    return {"name": a["name"], "street1": a["address1"], "city": a["city"],
            "postalCode": a["zip"], "country": a["country_code"]}


def send(ctx):
    ss = clients.ShipStation()
    ctx["sent"] = [ss.create(s)["orderId"] for s in ctx["shipments"]]
    return ctx


def tell(ctx):
    names = ", ".join(s["orderNumber"] for s in ctx["shipments"])
    requests.post(os.environ["TEAMS_WEBHOOK_URL"], json={"text": "Handed to warehouse: " + (names or "nothing")})
    return ctx


STEPS = [load, hold_complaints, weigh, shape, send, tell]
