import base64
import hashlib
import hmac
import os

import mailchimp_marketing as mc
import requests
from dotenv import load_dotenv
from flask import Flask, abort, request

load_dotenv()

app = Flask(__name__)
PD = "https://%s.pipedrive.com/api/v1" % os.environ["PIPEDRIVE_DOMAIN"]

FIELDS = {
    "f_name": "name",
    "f_mail": "email",
    "f_phone": "phone",
    "f_roof": "roof_size",
}


def check_signature(raw, header):
    digest = hmac.new(os.environ["TYPEFORM_SECRET"].encode(), raw, hashlib.sha256).digest()
    expected = "sha256=" + base64.b64encode(digest).decode()
    return hmac.compare_digest(expected, header or "")


def flatten(answers):
    out = {}
    for a in answers:
        ref = a["field"]["ref"]
        if ref not in FIELDS:
            continue
        kind = a["type"]
        value = a[kind]
        if kind == "choice":
            value = value["label"]
        out[FIELDS[ref]] = value
    return out


def pd_post(path, body):
    r = requests.post(PD + path, params={"api_token": os.environ["PIPEDRIVE_TOKEN"]}, json=body, timeout=15)
    r.raise_for_status()
    return r.json()["data"]


@app.route("/hooks/typeform", methods=["POST"])
def typeform():
    if not check_signature(request.get_data(), request.headers.get("Typeform-Signature")):
        abort(403)
    lead = flatten(request.get_json()["form_response"]["answers"])
    if not lead.get("email"):
        return "", 204

    person = pd_post("/persons", {"name": lead["name"], "email": [lead["email"]], "phone": [lead.get("phone", "")]})
    deal = pd_post("/deals", {
        "title": "%s (%s m2)" % (lead["name"], lead.get("roof_size", "?")),
        "person_id": person["id"],
        "stage_id": 12,
    })

    client = mc.Client()
    client.set_config({"api_key": os.environ["MC_KEY"], "server": os.environ["MC_KEY"].split("-")[-1]})
    client.lists.set_list_member(
        os.environ["MC_LIST"],
        hashlib.md5(lead["email"].lower().encode()).hexdigest(),
        {"email_address": lead["email"], "status_if_new": "pending", "merge_fields": {"FNAME": lead["name"].split()[0]}},
    )

    requests.post(os.environ["SLACK_HOOK"], json={
        "text": "Neuer Lead: *%s* https://nordlicht.pipedrive.com/deal/%s" % (lead["name"], deal["id"]),
    }, timeout=10)
    return "ok"


if __name__ == "__main__":
    app.run(port=8010, debug=True)
