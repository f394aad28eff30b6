import hashlib
import hmac
import os

from flask import Flask, abort, request

from . import bus
from .subscribers import load_all

app = Flask(__name__)
load_all()
bus.start()


def signed(header, secret, algo):
    digest = hmac.new(secret.encode(), request.get_data(), algo).hexdigest()
    return hmac.compare_digest(request.headers.get(header, "").split("=")[-1], digest)


@app.post("/in/intercom")
def intercom():
    if not signed("X-Hub-Signature", os.environ["INTERCOM_CLIENT_SECRET"], hashlib.sha1):
        abort(401)
    note = request.get_json()
    item = note["data"]["item"]
    if note["topic"] == "conversation.admin.closed":
        contact = item["contacts"]["contacts"][0]
        bus.emit(
            "conversation.closed",
            {
                "external_id": contact.get("external_id"),
                "conversation": item["id"],
                "rating": (item.get("conversation_rating") or {}).get("rating"),
                "tags": [t["name"] for t in item.get("tags", {}).get("tags", [])],
            },
        )
    return "", 202


@app.post("/in/chargebee")
def chargebee():
    auth = request.authorization
    if not auth or auth.password != os.environ["CHARGEBEE_HOOK_PASSWORD"]:
        abort(401)
    evt = request.get_json()
    content = evt["content"]
    if evt["event_type"].startswith("subscription_"):
        sub = content["subscription"]
        bus.emit(
            "subscription." + evt["event_type"].split("_", 1)[1],
            {
                "external_id": content["customer"]["id"],
                "plan": sub["subscription_items"][0]["item_price_id"],
                "mrr": sub.get("mrr", 0) / 100,
                "reason": sub.get("cancel_reason_code"),
            },
        )
    return "", 202


@app.post("/in/github")
def github():
    if not signed("X-Hub-Signature-256", os.environ["GITHUB_HOOK_SECRET"], hashlib.sha256):
        abort(401)
    body = request.get_json()
    if request.headers.get("X-GitHub-Event") == "deployment_status" and body["deployment_status"]["state"] == "success":
        bus.emit("deploy.finished", {})
    return "", 202
