import base64
import hashlib
import hmac
import os

from flask import Flask, abort, request

from . import bus, handlers  # noqa: F401

app = Flask(__name__)


def shopify_hmac(raw):
    d = hmac.new(os.environ["SHOPIFY_SECRET"].encode(), raw, hashlib.sha256).digest()
    return base64.b64encode(d).decode()


@app.post("/shopify/<path:topic>")
def shopify(topic):
    if not hmac.compare_digest(shopify_hmac(request.get_data()), request.headers.get("X-Shopify-Hmac-Sha256", "")):
        abort(401)
    bus.publish(topic.replace("/", "."), request.get_json())
    return "", 200


@app.post("/gorgias")
def gorgias():
    body = request.get_json()
    bus.publish("ticket." + body["event"], body["ticket"])
    return "", 200


bus.start()
