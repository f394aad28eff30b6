import base64
import hashlib
import hmac
import os

from flask import Flask, abort, request

import broker

app = Flask(__name__)
SECRET = os.environ["SHOPIFY_WEBHOOK_SECRET"].encode()


def authentic(req):
    digest = base64.b64encode(hmac.new(SECRET, req.get_data(), hashlib.sha256).digest()).decode()
    return hmac.compare_digest(digest, req.headers.get("X-Shopify-Hmac-Sha256", ""))


@app.route("/shopify/orders-paid", methods=["POST"])
def orders_paid():
    if not authentic(request):
        abort(401)
    order = request.get_json()
    address = order.get("shipping_address")
    if not address:
        return "digital only", 200
    broker.publish({
        "number": order["name"],
        "placed": order["created_at"],
        "email": order["email"],
        "address": address,
        "total": order["total_price"],
        "lines": [
            {"sku": li["sku"], "title": li["title"], "qty": li["quantity"], "price": li["price"]}
            for li in order["line_items"] if li["requires_shipping"]
        ],
    })
    return "", 204


@app.route("/ping")
def ping():
    return "pong"
