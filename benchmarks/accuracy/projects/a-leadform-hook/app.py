import hashlib
import hmac
import os

import requests
from flask import Flask, abort, request

app = Flask(__name__)

GRAPH = "https://graph.facebook.com/v19.0"
PAGE_TOKEN = os.environ["FB_PAGE_TOKEN"]
APP_SECRET = os.environ["FB_APP_SECRET"].encode()
BITRIX = os.environ["BITRIX_WEBHOOK"].rstrip("/")     # https://xxx.bitrix24.de/rest/1/abcdef
TG = "https://api.telegram.org/bot%s/sendMessage" % os.environ["TG_TOKEN"]
TG_CHAT = os.environ["TG_CHAT"]

FORMS = {
    "1187630012": {"source": "WEBFORM", "title": "Kitchen quote"},
    "9930412277": {"source": "ADVERTISING", "title": "Showroom visit"},
}


@app.get("/fb/leadgen")
def verify():
    if request.args.get("hub.verify_token") != os.environ["FB_VERIFY"]:
        abort(403)
    return request.args.get("hub.challenge", "")


def signature_ok():
    sig = request.headers.get("X-Hub-Signature-256", "")
    want = "sha256=" + hmac.new(APP_SECRET, request.get_data(), hashlib.sha256).hexdigest()
    return hmac.compare_digest(sig, want)


def load_lead(leadgen_id):
    r = requests.get(f"{GRAPH}/{leadgen_id}", params={"access_token": PAGE_TOKEN,
                                                      "fields": "created_time,field_data,campaign_name,form_id"})
    r.raise_for_status()
    data = r.json()
    flat = {f["name"]: (f["values"] or [""])[0] for f in data.get("field_data", [])}
    flat["_campaign"] = data.get("campaign_name", "organic")
    return flat


def add_bitrix_lead(flat, form):
    body = {"fields": {
        "TITLE": "%s - %s" % (form["title"], flat.get("full_name", "?")),
        "NAME": flat.get("full_name"),
        "SOURCE_ID": form["source"],
        "UTM_CAMPAIGN": flat["_campaign"],
        "PHONE": [{"VALUE": flat.get("phone_number"), "VALUE_TYPE": "MOBILE"}],
        "EMAIL": [{"VALUE": flat.get("email"), "VALUE_TYPE": "WORK"}],
    }, "params": {"REGISTER_SONET_EVENT": "Y"}}
    r = requests.post(BITRIX + "/crm.lead.add.json", json=body, timeout=15)
    r.raise_for_status()
    return r.json()["result"]


@app.post("/fb/leadgen")
def leadgen():
    if not signature_ok():
        abort(401)
    for entry in request.json.get("entry", []):
        for change in entry.get("changes", []):
            if change["field"] != "leadgen":
                continue
            v = change["value"]
            form = FORMS.get(str(v["form_id"]))
            if not form:
                app.logger.warning("unknown form %s", v["form_id"])
                continue
            flat = load_lead(v["leadgen_id"])
            lead_id = add_bitrix_lead(flat, form)
            requests.post(TG, json={"chat_id": TG_CHAT, "text": "New lead #%s: %s, %s" % (
                lead_id, flat.get("full_name"), flat.get("phone_number"))})
    return "ok"
