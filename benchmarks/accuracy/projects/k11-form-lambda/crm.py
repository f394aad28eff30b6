"""Pipedrive and the Slack message, used by all lambdas"""
import os

import requests

BASE = "https://api.pipedrive.com/v1"
HOOKS = {"#sales": "SLACK_HOOK_SALES", "#general": "SLACK_HOOK_GENERAL"}
KWP_FIELD = "9dc80c50d78a15643bfc4ca79d76156a73a1ca0e"


def _call(method, path, **kw):
    params = kw.pop("params", {})
    params["api_token"] = os.environ["PIPEDRIVE_TOKEN"]
    r = requests.request(method, BASE + path, params=params, timeout=10, **kw)
    r.raise_for_status()
    return r.json()["data"]


def find_person(email):
    hits = _call("GET", "/persons/search", params={"term": email, "fields": "email", "exact_match": "true"})
    return hits["items"][0]["item"]["id"] if hits["items"] else None


def add_person(lead):
    return _call("POST", "/persons", json={
        "name": lead["name"], "email": lead["email"], "phone": lead["phone"],
    })["id"]


def add_deal(person_id, lead):
    _call("POST", "/deals", json={
        "title": "PV " + lead["name"],
        "person_id": person_id,
        KWP_FIELD: lead["kwp"],
    })


def won_deals(day):
    for deal in _call("GET", "/deals", params={"status": "won", "limit": 500}) or []:
        if deal["won_time"].startswith(day.isoformat()):
            yield deal


def notify(channel, text):
    requests.post("https://hooks.slack.com/services/" + os.environ[HOOKS[channel]], json={"text": text})
