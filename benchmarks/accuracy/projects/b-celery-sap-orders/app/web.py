import base64
import hashlib
import hmac
import os

from flask import Flask, abort, request

from app.tasks import create_sales_order, release_block

app = Flask(__name__)


def verified(raw: bytes, signature: str) -> bool:
    digest = hmac.new(os.environ["SHOPIFY_WEBHOOK_SECRET"].encode(), raw, hashlib.sha256).digest()
    return hmac.compare_digest(base64.b64encode(digest).decode(), signature or "")


@app.post("/hooks/orders-create")
def orders_create():
    if not verified(request.get_data(), request.headers.get("X-Shopify-Hmac-Sha256")):
        abort(401)
    order = request.get_json()
    if order.get("test"):
        return "", 204
    create_sales_order.delay(order)
    return "", 202


@app.post("/hooks/orders-paid")
def orders_paid():
    if not verified(request.get_data(), request.headers.get("X-Shopify-Hmac-Sha256")):
        abort(401)
    body = request.get_json()
    release_block.delay(body["name"], body["financial_status"])
    return "", 202


@app.get("/healthz")
def healthz():
    return {"ok": True}
