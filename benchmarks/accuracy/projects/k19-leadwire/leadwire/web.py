import hashlib
import hmac
import os

from flask import Flask, abort, request

from leadwire.tasks import create_lead

app = Flask(__name__)


@app.route("/hooks/intercom", methods=["POST"])
def intercom_hook():
    sig = request.headers.get("X-Hub-Signature", "")
    good = hmac.new(os.environ["INTERCOM_CLIENT_SECRET"].encode(), request.data, hashlib.sha1).hexdigest()
    if not hmac.compare_digest(sig, "sha1=" + good):
        abort(401)
    note = request.get_json()
    if note.get("topic") == "contact.lead.signed_up":
        item = note["data"]["item"]
        create_lead.delay({"name": item.get("name"), "email": item["email"], "phone": item.get("phone")})
    return "", 200
