import base64
import hashlib
import hmac
import os

from flask import Flask, abort, request

from . import mq

app = Flask(__name__)


@app.route("/wc/order-updated", methods=["POST"])
def order_updated():
    sig = base64.b64encode(hmac.new(os.environ["WC_HOOK_SECRET"].encode(), request.data, hashlib.sha256).digest())
    if sig.decode() != request.headers.get("X-WC-Webhook-Signature"):
        abort(401)
    o = request.json
    if o["status"] == "processing":
        mq.put("orders.paid", {
            "number": o["number"],
            "ship_to": o["shipping"],
            "phone": o["billing"]["phone"],
            "lines": [{"sku": l["sku"], "qty": l["quantity"], "name": l["name"]} for l in o["line_items"]],
        })
    return "", 204
