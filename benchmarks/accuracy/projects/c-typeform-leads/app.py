# -*- coding: utf-8 -*-
import base64
import hashlib
import hmac
import os

import requests
from flask import Flask, abort, request

app = Flask(__name__)

PD_TOKEN = os.environ["PIPEDRIVE_TOKEN"]
PD = "https://api.pipedrive.com/v1"
SECRET = os.environ["TYPEFORM_SECRET"].encode()
SLACK_HOOK = os.environ["SLACK_WEBHOOK_URL"]
ERROR_HOOK = os.environ["TEAMS_ERROR_WEBHOOK"]

REF_TO_FIELD = {
    "name": "name",
    "work_email": "email",
    "company": "org",
    "seats": "seats",
}
SEATS_KEY = "c3f0d7a1b2a94c0a9b3ef0a7714ae2d0b1cf0f8e"


def verify(raw, sig):
    digest = hmac.new(SECRET, raw, hashlib.sha256).digest()
    return hmac.compare_digest("sha256=" + base64.b64encode(digest).decode(), sig or "")


def value_of(answer):
    t = answer["type"]
    if t == "choice":
        return answer["choice"].get("label")
    return answer.get(t)


def pd_post(path, body):
    r = requests.post(PD + path, params={"api_token": PD_TOKEN}, json=body, timeout=15)
    r.raise_for_status()
    return r.json()["data"]


def find_org(name):
    r = requests.get(PD + "/organizations/search",
                     params={"api_token": PD_TOKEN, "term": name, "exact_match": "true"}, timeout=15)
    items = r.json().get("data", {}).get("items") or []
    return items[0]["item"]["id"] if items else None


@app.route("/hooks/typeform", methods=["POST"])
def typeform():
    if not verify(request.get_data(), request.headers.get("Typeform-Signature")):
        abort(403)
    resp = request.get_json()["form_response"]
    lead = {}
    for a in resp["answers"]:
        key = REF_TO_FIELD.get(a["field"]["ref"])
        if key:
            lead[key] = value_of(a)
    lead["source"] = resp.get("hidden", {}).get("utm_source", "direct")

    try:
        org_id = find_org(lead["org"]) or pd_post("/organizations", {"name": lead["org"]})["id"]
        person = pd_post("/persons", {"name": lead["name"], "email": [lead["email"]], "org_id": org_id})
        deal = pd_post("/deals", {
            "title": "Demo request %s (%s)" % (lead["org"], lead["source"]),
            "person_id": person["id"],
            "org_id": org_id,
            SEATS_KEY: lead.get("seats"),
        })
    except requests.HTTPError as e:
        requests.post(ERROR_HOOK, json={"text": "typeform -> CRM broken: %s" % e.response.status_code})
        return "", 500

    requests.post(SLACK_HOOK, json={
        "text": ":tada: %s wants %s seats - https://acme.pipedrive.com/deal/%d" % (
            lead["org"], lead.get("seats", "?"), deal["id"])
    })
    return "", 204


if __name__ == "__main__":
    app.run(port=8080)
