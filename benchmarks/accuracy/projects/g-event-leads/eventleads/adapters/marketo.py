import os
import threading
import time

import requests

BASE = os.environ.get("MARKETO_BASE", "https://123-ABC-456.mktorest.com")
_lock = threading.Lock()
_tok = {"value": None, "until": 0}


def token():
    with _lock:
        if time.time() > _tok["until"]:
            r = requests.get(BASE + "/identity/oauth/token", params={
                "grant_type": "client_credentials",
                "client_id": os.environ["MARKETO_ID"],
                "client_secret": os.environ["MARKETO_SECRET"],
            }).json()
            _tok["value"], _tok["until"] = r["access_token"], time.time() + r["expires_in"] - 60
        return _tok["value"]


def sync_lead(lead, program):
    r = requests.post(BASE + "/rest/v1/leads/push.json", json={
        "programName": program, "lookupField": "email", "input": [lead],
    }, headers={"Authorization": "Bearer " + token()}).json()
    if not r["success"]:
        raise RuntimeError(r["errors"])
    return r["result"][0]["id"]


def static_list_add(list_id, lead_id):
    requests.post(f"{BASE}/rest/v1/lists/{list_id}/leads.json", params={"id": lead_id},
                  headers={"Authorization": "Bearer " + token()})
