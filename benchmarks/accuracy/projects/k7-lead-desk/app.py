import base64
import hashlib
import hmac
import os

from flask import Flask, abort, jsonify, request

import vendors

app = Flask(__name__)
app.config.from_pyfile("settings.py")


def answers_by_ref(form_response):
    out = {}
    for a in form_response["answers"]:
        ref = a["field"]["ref"]
        kind = a["type"]
        if kind == "choice":
            out[ref] = a["choice"]["label"]
        else:
            out[ref] = a[kind]
    return out


def check_typeform_signature(req):
    secret = app.config["TYPEFORM_SECRET"].encode()
    digest = hmac.new(secret, req.get_data(), hashlib.sha256).digest()
    expected = "sha256=" + base64.b64encode(digest).decode()
    if not hmac.compare_digest(expected, req.headers.get("Typeform-Signature", "")):
        abort(403)


@app.route("/hooks/typeform", methods=["POST"])
def typeform_hook():
    check_typeform_signature(request)
    payload = request.get_json(force=True)
    lead = answers_by_ref(payload["form_response"])

    # 1. contact
    vendors.call(
        "https://api.hubapi.com/crm/v3/objects/contacts",
        {"properties": {
            "email": lead["email"],
            "firstname": lead.get("name", ""),
            "company": lead.get("company", ""),
            "lifecyclestage": "lead",
        }},
        bearer=app.config["HUBSPOT_TOKEN"],
    )
    # 2. tell sales
    notify("New lead: %s (%s), budget %s" % (lead.get("name"), lead["email"], lead.get("budget", "?")))
    return jsonify(ok=True)


@app.route("/hooks/calendly", methods=["POST"])
def calendly_hook():
    body = request.get_json(force=True)
    if body["event"] != "invitee.created":
        return jsonify(ok=True, skipped=True)
    invitee = body["payload"]
    person = {
        "name": invitee["name"],
        "email": [{"value": invitee["email"], "primary": True}],
    }
    vendors.call(
        "https://api.pipedrive.com/v1/persons?api_token=" + app.config["PIPEDRIVE_TOKEN"],
        person,
    )
    notify("A demo was booked, see the calendar")
    return jsonify(ok=True)


def notify(text):
    vendors.call(app.config["SLACK_WEBHOOK"], {"text": text})


@app.route("/ping")
def ping():
    return "pong"


if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", 5000)))
