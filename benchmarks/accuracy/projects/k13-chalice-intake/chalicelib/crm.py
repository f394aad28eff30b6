import os

from .web import get_json, post_json

BASE = "https://api.pipedrive.com/v1"


def _auth():
    return {"x-api-token": os.environ["PIPEDRIVE_TOKEN"]}


def find_person(email):
    items = get_json(
        BASE + "/persons/search", {"term": email, "fields": "email", "exact_match": "true"}, headers=_auth()
    )["data"]["items"]
    return items[0]["item"]["id"] if items else None


def create_lead(lead):
    person = post_json(
        BASE + "/persons",
        {"name": lead.get("name") or lead["email"], "email": [lead["email"]], "phone": [lead.get("phone", "")]},
        headers=_auth(),
    )["data"]
    return post_json(
        BASE + "/leads",
        {"title": "%s (%s)" % (person["name"], lead["source"]), "person_id": person["id"]},
        headers=_auth(),
    )
