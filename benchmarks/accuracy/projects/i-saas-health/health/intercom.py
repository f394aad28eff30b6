import os

import requests

H = {"Authorization": f"Bearer {os.getenv('INTERCOM_TOKEN')}", "Accept": "application/json", "Intercom-Version": "2.9"}


def open_conversations(email):
    c = requests.post("https://api.intercom.io/contacts/search", headers=H,
                      json={"query": {"field": "email", "operator": "=", "value": email}}).json()
    if not c.get("data"):
        return 0
    q = {"query": {"operator": "AND", "value": [
        {"field": "contact_ids", "operator": "=", "value": c["data"][0]["id"]},
        {"field": "open", "operator": "=", "value": True}]}}
    r = requests.post("https://api.intercom.io/conversations/search", headers=H, json=q)
    return r.json().get("total_count", 0)
