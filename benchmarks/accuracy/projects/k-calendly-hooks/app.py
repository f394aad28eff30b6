import hashlib
import hmac
import logging
import os

from flask import Flask, abort, request

import pd_api
from notify import tell

app = Flask(__name__)
logging.basicConfig(level=logging.INFO)
HANDLERS = {}


def on(event):
    def deco(fn):
        HANDLERS[event] = fn
        return fn
    return deco


def check_signature(raw, header):
    parts = dict(p.split("=", 1) for p in header.split(","))
    mac = hmac.new(os.environ["CALENDLY_SIGNING_KEY"].encode(), (parts["t"] + "." + raw).encode(), hashlib.sha256)
    return hmac.compare_digest(mac.hexdigest(), parts["v1"])


@on("invitee.created")
def booked(p):
    person_id = pd_api.upsert_person(p["name"], p["email"])
    ev = p["scheduled_event"]
    when = ev["start_time"]
    pd_api.add_activity(person_id, ev["name"], when[:10], when[11:16])
    tell("New demo booked")


@on("invitee.canceled")
def canceled(p):
    person = pd_api.find_person(p["email"])
    if not person:
        return
    reason = (p.get("cancellation") or {}).get("reason") or "no reason given"
    pd_api.add_note(person["id"], "Canceled the call: " + reason)
    tell("%s (%s) canceled a demo" % (person["name"], person.get("owner_name", "nobody")))


@app.post("/hooks/calendly")
def hook():
    sig = request.headers.get("Calendly-Webhook-Signature", "")
    if not sig or not check_signature(request.get_data(as_text=True), sig):
        abort(401)
    body = request.get_json()
    fn = HANDLERS.get(body["event"])
    if fn is None:
        app.logger.info("ignored %s", body["event"])
        return "", 204
    fn(body["payload"])
    return "", 204


if __name__ == "__main__":
    app.run(port=8080)
