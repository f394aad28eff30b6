import base64
import hashlib
import hmac
import os

import requests
from flask import Blueprint, abort, current_app, request

bp = Blueprint("leads", __name__)

PIPEDRIVE = "https://api.pipedrive.com/v1"


def _signed(raw):
    digest = hmac.new(os.environ["TYPEFORM_SECRET"].encode(), raw, hashlib.sha256).digest()
    expected = "sha256=" + base64.b64encode(digest).decode()
    return hmac.compare_digest(expected, request.headers.get("Typeform-Signature", ""))


def _by_ref(answers):
    return {a["field"]["ref"]: a.get(a["type"]) for a in answers}


def _pipedrive(path, body):
    r = requests.post(PIPEDRIVE + path, params={"api_token": os.environ["PIPEDRIVE_TOKEN"]},
                      json=body, timeout=20)
    r.raise_for_status()
    return r.json()["data"]


@bp.post("/typeform")
def on_typeform():
    if not _signed(request.get_data()):
        abort(403)
    response = request.get_json()["form_response"]
    answers = _by_ref(response["answers"])

    person = _pipedrive("/persons", {"name": answers["name"], "email": [answers["email"]]})
    lead = _pipedrive("/leads", {
        "title": f"{answers['name']} – {answers.get('company', 'private')}",
        "person_id": person["id"],
        "note": answers.get("message"),
    })
    current_app.logger.info("lead %s", lead["id"])

    requests.post(
        os.environ["SALES_SLACK_WEBHOOK"],
        json={"text": "A new lead came in through the website form. First come, first served!"},
        timeout=5,
    )
    return "", 204
