#!/usr/bin/env python3
"""Pull new demo requests from the website form and open leads for sales.

Runs every 10 minutes from cron on ops-1.
"""
import json
import logging
import os
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import requests

log = logging.getLogger("demo-requests")

TF_TOKEN = os.environ["TYPEFORM_TOKEN"]
FORM_ID = os.environ.get("TYPEFORM_FORM", "u6nXL7")
PD_TOKEN = os.environ["PIPEDRIVE_TOKEN"]
PD = "https://api.pipedrive.com/v1"
OPS_WEBHOOK = os.environ.get("OPS_WEBHOOK")  # https://hooks.slack.com/services/...

STATE = Path.home() / ".demo_requests.json"

FIELD_REFS = {
    "work_email": "email",
    "full_name": "name",
    "company_size": "size",
    "what_do_you_want_to_see": "note",
}


def responses(since):
    before = None
    while True:
        params = {"since": since, "page_size": 100, "completed": "true"}
        if before:
            params["before"] = before
        r = requests.get(
            f"https://api.typeform.com/forms/{FORM_ID}/responses",
            headers={"Authorization": f"Bearer {TF_TOKEN}"},
            params=params,
            timeout=20,
        )
        r.raise_for_status()
        items = r.json()["items"]
        if not items:
            return
        yield from items
        before = items[-1]["token"]


def flatten(item):
    out = {"submitted": item["submitted_at"], "utm": (item.get("hidden") or {}).get("utm_source")}
    for a in item.get("answers") or []:
        key = FIELD_REFS.get(a["field"]["ref"])
        if not key:
            continue
        value = a[a["type"]]
        if isinstance(value, dict):
            value = value.get("label") or value.get("other")
        out[key] = value
    return out


def pd_call(method, path, **kw):
    params = kw.pop("params", {})
    params["api_token"] = PD_TOKEN
    r = requests.request(method, PD + path, params=params, timeout=20, **kw)
    r.raise_for_status()
    return r.json().get("data")


def person_for(row):
    hits = pd_call("GET", "/persons/search", params={"term": row["email"], "fields": "email", "exact_match": 1})
    if hits and hits["items"]:
        return hits["items"][0]["item"]["id"]
    made = pd_call("POST", "/persons", json={"name": row.get("name") or row["email"], "email": [row["email"]]})
    return made["id"]


def main():
    state = json.loads(STATE.read_text()) if STATE.exists() else {}
    since = state.get("since") or (datetime.now(timezone.utc) - timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%S")
    newest = since
    for item in responses(since):
        row = flatten(item)
        if not row.get("email"):
            continue
        pid = person_for(row)
        lead = pd_call("POST", "/leads", json={"title": f"Demo: {row.get('name')} ({row.get('size', '?')})", "person_id": pid})
        if row.get("note"):
            pd_call("POST", "/notes", json={"lead_id": lead["id"], "content": row["note"]})
        newest = max(newest, row["submitted"])
    STATE.write_text(json.dumps({"since": newest}))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    try:
        main()
    except Exception:
        log.exception("sync failed")
        if OPS_WEBHOOK:
            requests.post(OPS_WEBHOOK, json={"text": f":fire: demo request sync for form {FORM_ID} is broken, see journalctl"}, timeout=10)
        sys.exit(1)
