import base64
import hashlib
import hmac
import os

from flask import Flask, abort, request

import tasks

app = Flask(__name__)
SECRET = os.environ["SHOPIFY_WEBHOOK_SECRET"].encode()


def verified(req):
    digest = base64.b64encode(hmac.new(SECRET, req.get_data(), hashlib.sha256).digest()).decode()
    return hmac.compare_digest(digest, req.headers.get("X-Shopify-Hmac-Sha256", ""))


@app.post("/webhooks/refunds-create")
def refunds_create():
    if not verified(request):
        abort(401)
    refund = request.get_json()
    tasks.book_refund.delay(refund)
    if refund.get("note") and "damaged" in refund["note"].lower():
        tasks.flag_damage.delay(refund["order_id"], refund["note"])
    return "", 200


@app.get("/healthz")
def healthz():
    return {"ok": True}
