import os

import requests
from flask import Flask, abort, request

from .enrich import apply
from .graph import fetch_lead
from .models import Lead
from .store import LeadStore

app = Flask(__name__)


@app.get("/fb")
def verify():
    if request.args.get("hub.verify_token") != os.environ["FB_VERIFY"]:
        abort(403)
    return request.args["hub.challenge"]


@app.post("/fb")
def leadgen():
    store = LeadStore()
    for entry in request.get_json()["entry"]:
        for change in entry["changes"]:
            raw = fetch_lead(change["value"]["leadgen_id"])
            store.save(apply(Lead.of(raw)))
    requests.post(os.environ["DISCORD_WEBHOOK"], json={"content": "New Facebook lead in Salesforce :tada:"})
    return "ok"
