import os

import requests

BASE = "https://api.pipedrive.com/v1"


def _call(method, path, **kw):
    params = kw.pop("params", {})
    params["api_token"] = os.environ["PIPEDRIVE_TOKEN"]
    r = requests.request(method, BASE + path, params=params, timeout=20, **kw)
    r.raise_for_status()
    return r.json()


def add_person(name, email, phone=None):
    body = {"name": name, "email": [email]}
    if phone:
        body["phone"] = [phone]
    return _call("POST", "/persons", json=body)["data"]["id"]


def add_lead(title, person_id):
    return _call("POST", "/leads", json={"title": title, "person_id": person_id})["data"]


def deals(status="open"):
    start = 0
    while True:
        page = _call("GET", "/deals", params={"status": status, "start": start, "limit": 200})
        for deal in page["data"] or []:
            yield deal
        more = page.get("additional_data", {}).get("pagination", {})
        if not more.get("more_items_in_collection"):
            break
        start = more["next_start"]
