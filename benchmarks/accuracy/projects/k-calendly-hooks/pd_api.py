import os

import requests

BASE = "https://%s.pipedrive.com/api/v1" % os.environ.get("PD_COMPANY", "api")


def api_request(method, path, **kw):
    params = kw.pop("params", {})
    params["api_token"] = os.environ["PD_TOKEN"]
    r = requests.request(method, BASE + path, params=params, timeout=15, **kw)
    r.raise_for_status()
    return r.json().get("data")


def find_person(email):
    hits = api_request("GET", "/persons/search", params={"term": email, "fields": "email", "exact_match": "true"})
    items = (hits or {}).get("items", [])
    if not items:
        return None
    return api_request("GET", "/persons/%s" % items[0]["item"]["id"])


def upsert_person(name, email):
    p = find_person(email)
    if p:
        return p["id"]
    return api_request("POST", "/persons", json={"name": name, "email": [{"value": email, "primary": True}]})["id"]


def add_activity(person_id, subject, due_date, due_time):
    api_request("POST", "/activities", json={
        "subject": subject, "type": "meeting", "person_id": person_id,
        "due_date": due_date, "due_time": due_time, "duration": "00:30",
    })


def add_note(person_id, text):
    api_request("POST", "/notes", json={"content": text, "person_id": person_id})
