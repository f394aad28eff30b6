import base64
import hashlib
import hmac
import os

import asana
from flask import Flask, abort, request
from twilio.rest import Client

app = Flask(__name__)

PROJECT_GID = os.environ["ASANA_PROJECT"]
ON_CALL = os.environ["ON_CALL_NUMBER"]

configuration = asana.Configuration()
configuration.access_token = os.environ["ASANA_TOKEN"]
tasks_api = asana.TasksApi(asana.ApiClient(configuration))

twilio = Client(os.environ["TWILIO_SID"], os.environ["TWILIO_AUTH"])


def check_signature(req):
    received = req.headers.get("Typeform-Signature", "")
    digest = hmac.new(os.environ["TYPEFORM_SECRET"].encode(), req.get_data(), hashlib.sha256).digest()
    expected = "sha256=" + base64.b64encode(digest).decode()
    if not hmac.compare_digest(received, expected):
        abort(403)


def answers_by_ref(form_response):
    out = {}
    for a in form_response["answers"]:
        kind = a["type"]
        value = a[kind]
        if kind == "choice":
            value = value.get("label")
        elif kind == "choices":
            value = ", ".join(value.get("labels", []))
        out[a["field"]["ref"]] = value
    return out


@app.post("/hooks/intake")
def intake():
    check_signature(request)
    response = request.get_json()["form_response"]
    a = answers_by_ref(response)

    body = {
        "data": {
            "name": f"[{a.get('company', '?')}] {a.get('subject', 'New request')}",
            "notes": "\n".join(f"{k}: {v}" for k, v in a.items()),
            "projects": [PROJECT_GID],
        }
    }
    task = tasks_api.create_task(body, {"opt_fields": "permalink_url"})

    if a.get("urgency") == "Today":
        twilio.messages.create(
            to=ON_CALL,
            from_=os.environ["TWILIO_FROM"],
            body="Urgent intake, please look: " + task["permalink_url"],
        )
    return "", 204


@app.get("/healthz")
def healthz():
    return {"ok": True}
