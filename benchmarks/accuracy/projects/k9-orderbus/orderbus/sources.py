"""Pollers.  Each takes its cursor and gives the new one back."""
import os
from decimal import Decimal

import requests
from mollie.api.client import Client
from woocommerce import API

from . import OrderPlaced, RefundIssued, StockLow, bus

ROOT = f"https://api.bigcommerce.com/stores/{os.environ['BC_STORE']}"
HEADERS = {"X-Auth-Token": os.environ["BC_TOKEN"], "Accept": "application/json"}


def _get(path: str, **params):
    r = requests.get(ROOT + path, headers=HEADERS, params=params, timeout=30)
    r.raise_for_status()
    return r.json() if r.status_code == 200 else []


def poll_orders(since_id: int) -> int:
    for o in _get("/v2/orders", min_id=since_id + 1, sort="id:asc"):
        lines = _get(f"/v2/orders/{o['id']}/products")
        address = o["billing_address"]
        bus.publish(
            OrderPlaced(
                number=str(o["id"]),
                email=address["email"],
                total=Decimal(o["total_inc_tax"]),
                ship_to=address,
                lines=tuple((x["sku"], int(x["quantity"])) for x in lines),
            )
        )
        since_id = o["id"]
    return since_id


def poll_refunds(seen: set[str]) -> set[str]:
    client = Client()
    client.set_api_key(os.environ["MOLLIE_KEY"])
    for refund in client.refunds.list(limit=100):
        if refund.id in seen:
            continue
        bus.publish(
            RefundIssued(
                payment=refund.payment_id,
                amount=Decimal(refund.amount["value"]),
                description=refund.description or "refund",
            )
        )
        seen.add(refund.id)
    return seen


def poll_stock(threshold: int) -> int:
    shop = API(url="https://outlet.acme.example", consumer_key=os.environ["WOO_CK"],
               consumer_secret=os.environ["WOO_CS"], version="wc/v3")
    for p in shop.get("products", params={"stock_status": "instock", "per_page": 100}).json():
        if p["manage_stock"] and p["stock_quantity"] <= threshold:
            bus.publish(StockLow(sku=p["sku"], name=p["name"], left=p["stock_quantity"]))
    return threshold


POLLERS = {"orders": poll_orders, "refunds": poll_refunds, "stock": poll_stock}
