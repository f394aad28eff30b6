import base64
import hashlib
import hmac
import os

from flask import Flask, request

from fulfil import books, shipping

app = Flask(__name__)


def genuine(req):
    digest = hmac.new(os.environ["WOO_HOOK_SECRET"].encode(), req.get_data(), hashlib.sha256)
    given = req.headers.get("X-WC-Webhook-Signature", "")
    return hmac.compare_digest(base64.b64encode(digest.digest()).decode(), given)


@app.route("/woocommerce/order-updated", methods=["POST"])
def order_updated():
    if not genuine(request):
        return "bad signature", 401
    order = request.get_json(silent=True) or {}
    if order.get("status") != "processing":
        return "ignored", 200
    shipping.create_order(order)
    books.receipt(order)
    return "ok", 200
