import base64
import hashlib
import hmac
import json
import os
from functools import wraps

from flask import Flask, abort, request

from common import ORDERS_TOPIC, producer

app = Flask(__name__)
kafka = producer()


def verified(view):
    @wraps(view)
    def inner(*args, **kwargs):
        digest = hmac.new(os.environ["SHOPIFY_SECRET"].encode(), request.get_data(), hashlib.sha256).digest()
        given = request.headers.get("X-Shopify-Hmac-Sha256", "")
        if not hmac.compare_digest(base64.b64encode(digest).decode(), given):
            abort(401)
        return view(*args, **kwargs)
    return inner


def slim(order):
    return {
        "id": order["id"],
        "email": order.get("email"),
        "total": float(order["total_price"]),
        "currency": order["currency"],
        "created_at": order["created_at"],
        "items": [{"sku": li["sku"], "qty": li["quantity"]} for li in order["line_items"]],
        "risk": "high" if "fraud" in (order.get("tags") or "").lower() else "normal",
    }


@app.post("/hooks/orders-create")
@verified
def orders_create():
    order = slim(request.get_json())
    kafka.produce(ORDERS_TOPIC, key=str(order["id"]), value=json.dumps(order))
    kafka.poll(0)
    return "", 204


@app.get("/healthz")
def health():
    return {"ok": True}
