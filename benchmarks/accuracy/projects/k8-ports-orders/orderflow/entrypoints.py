"""HTTP entry point (uvicorn orderflow.entrypoints:app) and nightly job (python -m orderflow.entrypoints)."""
from __future__ import annotations

import base64
import hashlib
import hmac
import os
from datetime import datetime, timedelta, timezone
from decimal import Decimal

from fastapi import FastAPI, Header, HTTPException, Request

from .adapters.fortnox import FortnoxInvoices
from .adapters.outbound import ShopifyStorefront, SlackAlerts
from .adapters.sendcloud import SendcloudShipping
from .domain import Address, Order, OrderLine
from .usecases import PlaceOrder, ReportShipments

env = os.environ
app = FastAPI(title="orderflow")

_shipping = SendcloudShipping(env["SENDCLOUD_PUBLIC"], env["SENDCLOUD_SECRET"])
_alerts = SlackAlerts(env["SLACK_TOKEN"], "#ops-alerts")
place_order = PlaceOrder(FortnoxInvoices(env["FORTNOX_TOKEN"]), _shipping, _alerts)
report_shipments = ReportShipments(_shipping, ShopifyStorefront(env["SHOP"], env["SHOPIFY_TOKEN"]), _alerts)


def to_order(p: dict) -> Order:
    a = p.get("shipping_address") or p["billing_address"]
    return Order(
        reference=str(p["id"]),
        email=p["email"],
        currency=p["currency"],
        ship_to=Address(a["name"], a["address1"], a["city"], a["zip"], a["country_code"], a.get("phone")),
        lines=[
            OrderLine(i["sku"], i["title"], i["quantity"], Decimal(i["price"]), i["grams"])
            for i in p["line_items"]
        ],
    )


@app.post("/hooks/shopify/orders-paid", status_code=204)
async def orders_paid(request: Request, x_shopify_hmac_sha256: str = Header()) -> None:
    raw = await request.body()
    digest = hmac.new(env["SHOPIFY_SECRET"].encode(), raw, hashlib.sha256).digest()
    if not hmac.compare_digest(base64.b64encode(digest).decode(), x_shopify_hmac_sha256):
        raise HTTPException(401)
    place_order(to_order(await request.json()))


if __name__ == "__main__":
    report_shipments(datetime.now(timezone.utc) - timedelta(days=1))
