import base64
import hashlib
import hmac
import os

from flask import Flask, abort, request

import handlers
from clients import klaviyo

app = Flask(__name__)
SECRET = os.environ["SHOPIFY_WEBHOOK_SECRET"].encode()
RECHARGE_SECRET = os.environ["RECHARGE_WEBHOOK_SECRET"]


def _verify(raw: bytes) -> None:
    digest = base64.b64encode(hmac.new(SECRET, raw, hashlib.sha256).digest()).decode()
    if not hmac.compare_digest(digest, request.headers.get("X-Shopify-Hmac-Sha256", "")):
        abort(401)


@app.post("/hooks/shopify")
def shopify():
    _verify(request.get_data())
    topic = request.headers["X-Shopify-Topic"]
    fn = handlers.REGISTRY.get(topic)
    if fn is None:
        return "", 204
    fn(request.get_json())
    return "", 200


@app.post("/hooks/recharge")
def recharge():
    sig = hashlib.sha256(RECHARGE_SECRET.encode() + request.get_data()).hexdigest()
    if sig != request.headers.get("X-Recharge-Hmac-Sha256"):
        abort(401)
    sub = request.json["subscription"]
    klaviyo.track("Subscription Cancelled", sub["email"], {
        "product": sub["product_title"],
        "reason": sub.get("cancellation_reason"),
    })
    return "ok"


@app.get("/healthz")
def healthz():
    return {"topics": sorted(handlers.REGISTRY)}
