#!/usr/bin/env python3
"""Pull new Typeform answers into Pipedrive every 15 minutes."""
import os
import sys
import json
import logging
from datetime import datetime, timedelta

import requests

TYPEFORM_TOKEN = os.environ["TYPEFORM_TOKEN"]
FORM_ID = os.getenv("TYPEFORM_FORM", "kX81PqLs")
PD_TOKEN = os.environ["PIPEDRIVE_TOKEN"]
PD = "https://api.pipedrive.com/v1"

# field ref -> what we call it
REFS = {
    "a1c7-name": "name",
    "a1c7-mail": "email",
    "a1c7-phone": "phone",
    "a1c7-budget": "budget",
    "a1c7-text": "message",
}

PIPELINE_STAGE = 7
OWNER = 1189223

log = logging.getLogger("intake")


def answer_value(a):
    t = a["type"]
    if t == "choice":
        return a["choice"].get("label")
    if t == "choices":
        return ", ".join(a["choices"]["labels"])
    return a.get(t)


def fetch_responses(since):
    r = requests.get(
        "https://api.typeform.com/forms/%s/responses" % FORM_ID,
        headers={"Authorization": "Bearer " + TYPEFORM_TOKEN},
        params={"since": since.strftime("%Y-%m-%dT%H:%M:%S"), "page_size": 200, "completed": "true"},
        timeout=30,
    )
    r.raise_for_status()
    for item in r.json().get("items", []):
        row = {"token": item["token"], "landed": item["landed_at"]}
        for a in item.get("answers") or []:
            key = REFS.get(a["field"].get("ref"))
            if key:
                row[key] = answer_value(a)
        yield row


def pd_post(path, body):
    r = requests.post(PD + path, params={"api_token": PD_TOKEN}, json=body, timeout=30)
    if r.status_code >= 400:
        log.error("pipedrive %s: %s", path, r.text)
        r.raise_for_status()
    return r.json()["data"]


def find_person(email):
    r = requests.get(PD + "/persons/search", params={
        "api_token": PD_TOKEN, "term": email, "fields": "email", "exact_match": "true"}, timeout=30)
    items = r.json().get("data", {}).get("items", [])
    return items[0]["item"]["id"] if items else None


def main():
    minutes = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    since = datetime.utcnow() - timedelta(minutes=minutes)
    n = 0
    for row in fetch_responses(since):
        if not row.get("email"):
            log.warning("response %s without e-mail", row["token"])
            continue
        pid = find_person(row["email"])
        if pid is None:
            pid = pd_post("/persons", {"name": row.get("name") or row["email"],
                                       "email": [row["email"]],
                                       "phone": [row.get("phone")] if row.get("phone") else []})["id"]
        deal = pd_post("/deals", {"title": "Website: %s" % (row.get("name") or row["email"]),
                                  "person_id": pid, "stage_id": PIPELINE_STAGE, "user_id": OWNER})
        if row.get("message"):
            pd_post("/notes", {"deal_id": deal["id"],
                               "content": "<b>Budget:</b> %s<br>%s" % (row.get("budget", "?"), row["message"])})
        n += 1
    print(json.dumps({"created": n}))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
