#!/usr/bin/env python3
"""Import demo requests from the website form into Pipedrive.

Runs every 10 minutes from cron, see README.
"""
import json
import logging
import os
import sys
from pathlib import Path

import requests
from dotenv import load_dotenv

load_dotenv()

FORM_ID = os.environ["TYPEFORM_FORM_ID"]
TF_TOKEN = os.environ["TYPEFORM_TOKEN"]
PD_TOKEN = os.environ["PIPEDRIVE_TOKEN"]
PD_BASE = "https://%s.pipedrive.com/api/v1" % os.environ.get("PIPEDRIVE_COMPANY", "acme")
SLACK_HOOK = os.environ.get("SLACK_WEBHOOK_URL")
OWNER_ID = int(os.environ.get("PIPEDRIVE_OWNER_ID", "0")) or None

STATE = Path(__file__).with_name("last_token.json")

log = logging.getLogger("import_leads")
logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")


def load_token():
    if STATE.exists():
        return json.loads(STATE.read_text()).get("after")
    return None


def get_responses(after=None):
    params = {"page_size": 200, "completed": "true"}
    if after:
        params["after"] = after
    r = requests.get(
        f"https://api.typeform.com/forms/{FORM_ID}/responses",
        headers={"Authorization": f"Bearer {TF_TOKEN}"},
        params=params,
        timeout=30,
    )
    r.raise_for_status()
    return r.json()["items"]


def flatten(item):
    out = {}
    for answer in item.get("answers") or []:
        ref = answer["field"]["ref"]
        kind = answer["type"]
        value = answer.get(kind)
        if kind == "choice":
            value = value.get("label")
        elif kind == "choices":
            value = ", ".join(value.get("labels", []))
        out[ref] = value
    out["utm_source"] = (item.get("hidden") or {}).get("utm_source")
    return out


def deliverable(email):
    key = os.environ.get("HUNTER_API_KEY")
    if not key:
        return True
    r = requests.get("https://api.hunter.io/v2/email-verifier", params={"email": email, "api_key": key}, timeout=30)
    if r.status_code != 200:
        return True
    return r.json()["data"]["status"] not in ("invalid", "disposable")


def pd(method, path, **kw):
    params = kw.pop("params", {})
    params["api_token"] = PD_TOKEN
    r = requests.request(method, PD_BASE + path, params=params, timeout=30, **kw)
    r.raise_for_status()
    return r.json()["data"]


def find_or_create_person(lead):
    hits = pd("GET", "/persons/search", params={"term": lead["email"], "fields": "email", "exact_match": "true"})
    if hits["items"]:
        return hits["items"][0]["item"]["id"]
    person = pd("POST", "/persons", json={
        "name": lead.get("full_name") or lead["email"],
        "email": [{"value": lead["email"], "primary": True}],
        "owner_id": OWNER_ID,
    })
    return person["id"]


def main():
    newest = load_token()
    items = get_responses(newest)
    log.info("%d new responses", len(items))
    # api returns newest first
    for item in reversed(items):
        lead = flatten(item)
        if not lead.get("email") or not deliverable(lead["email"]):
            log.info("skipped %s", item["response_id"])
            continue
        person_id = find_or_create_person(lead)
        new = pd("POST", "/leads", json={
            "title": "Demo request - %s" % (lead.get("company") or lead["email"]),
            "person_id": person_id,
        })
        note = "\n".join(f"{k}: {v}" for k, v in lead.items() if v)
        pd("POST", "/notes", json={"content": note, "lead_id": new["id"]})
        newest = item["token"]
        STATE.write_text(json.dumps({"after": newest}))


if __name__ == "__main__":
    try:
        main()
    except Exception as exc:
        log.exception("import failed")
        if SLACK_HOOK:
            requests.post(SLACK_HOOK, json={"text": f":rotating_light: lead import failed: {exc}"}, timeout=10)
        sys.exit(1)
