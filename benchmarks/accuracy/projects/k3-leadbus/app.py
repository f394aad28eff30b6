import hmac
import hashlib
import base64

from flask import Flask, request, abort

import settings
from events import emit
import subscribers  # noqa  registers handlers

app = Flask(__name__)


def _check_typeform(req):
    digest = hmac.new(settings.TYPEFORM_SECRET.encode(), req.get_data(), hashlib.sha256).digest()
    expected = "sha256=" + base64.b64encode(digest).decode()
    if not hmac.compare_digest(expected, req.headers.get("Typeform-Signature", "")):
        abort(403)


@app.route("/hooks/typeform", methods=["POST"])
def typeform_hook():
    _check_typeform(request)
    response = request.get_json()["form_response"]
    answers = {a["field"]["ref"]: a[a["type"]] for a in response["answers"]}
    emit("form.submitted", {
        "email": answers.get("email"),
        "first_name": answers.get("first_name", ""),
        "company": answers.get("company", ""),
        "budget": answers.get("budget", {}).get("label"),
        "utm": response.get("hidden", {}),
    })
    return "", 204


@app.route("/hooks/calendly", methods=["POST"])
def calendly_hook():
    body = request.get_json()
    if body["event"] != "invitee.created":
        return "", 204
    invitee = body["payload"]
    emit("meeting.booked", {
        "email": invitee["email"],
        "name": invitee["name"],
        "when": invitee["scheduled_event"]["start_time"],
        "topic": invitee["scheduled_event"]["name"],
    })
    return "", 204


@app.route("/health")
def health():
    return {"status": "ok"}
