import base64
import hashlib
import hmac
import os

import requests
from flask import Flask, abort, jsonify, request
from hubspot import HubSpot
from hubspot.crm.contacts import ApiException, SimplePublicObjectInputForCreate
from slack_sdk import WebClient

app = Flask(__name__)
hs = HubSpot(access_token=os.environ["HUBSPOT_TOKEN"])
slack = WebClient(token=os.environ["SLACK_BOT_TOKEN"])

# region -> hubspot owner id
OWNERS = {"emea": "51873344", "amer": "51873391", "apac": "60214407"}
CHANNEL = {"emea": "C03EMEA", "amer": "C03AMER", "apac": "C03APAC"}
FIELDS = {
    "8Ff2kq": "email",
    "pQ11xz": "firstname",
    "m0aTtd": "lastname",
    "zz91Lp": "company",
    "cW4uuA": "message",
}
APAC = {"JP", "SG", "AU", "NZ", "KR", "IN"}
AMER = {"US", "CA", "MX", "BR"}


def check_signature(raw):
    sig = request.headers.get("Typeform-Signature", "")
    want = hmac.new(os.environ["TYPEFORM_SECRET"].encode(), raw, hashlib.sha256).digest()
    if not hmac.compare_digest("sha256=" + base64.b64encode(want).decode(), sig):
        abort(403)


def answers(form_response):
    out = {}
    for a in form_response["answers"]:
        key = FIELDS.get(a["field"]["id"])
        if key:
            out[key] = a.get(a["type"])
    return out


def company_info(email):
    r = requests.get(
        "https://person.clearbit.com/v2/combined/find",
        params={"email": email},
        auth=(os.environ["CLEARBIT_KEY"], ""),
        timeout=8,
    )
    if r.status_code != 200:
        return {}
    return r.json().get("company") or {}


def region(country):
    if country in APAC:
        return "apac"
    return "amer" if country in AMER else "emea"


@app.post("/hooks/typeform")
def typeform_hook():
    check_signature(request.get_data())
    lead = answers(request.get_json()["form_response"])
    co = company_info(lead["email"])
    reg = region((co.get("geo") or {}).get("countryCode"))
    props = {k: v for k, v in lead.items() if v}
    props["hubspot_owner_id"] = OWNERS[reg]
    props["numberofemployees"] = (co.get("metrics") or {}).get("employees")
    props["industry"] = (co.get("category") or {}).get("industry")
    try:
        hs.crm.contacts.basic_api.create(
            simple_public_object_input_for_create=SimplePublicObjectInputForCreate(properties=props))
    except ApiException as e:
        if e.status != 409:
            raise
        hs.crm.contacts.basic_api.update(lead["email"], {"properties": props}, id_property="email")
    slack.chat_postMessage(
        channel=CHANNEL[reg],
        text=f":wave: {lead.get('firstname')} {lead.get('lastname')} ({lead.get('company')}): {lead.get('message')}",
    )
    return jsonify(ok=True)
