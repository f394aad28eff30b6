import os
import re
import time

import httpx

_client = httpx.Client(
    base_url="https://api.intercom.io",
    headers={"Authorization": f"Bearer {os.environ.get('INTERCOM_TOKEN', '')}", "Intercom-Version": "2.11"},
)


def recent(minutes=10):
    body = {"query": {"field": "created_at", "operator": ">", "value": int(time.time()) - minutes * 60},
            "pagination": {"per_page": 50}}
    r = _client.post("/conversations/search", json=body)
    r.raise_for_status()
    return r.json()["conversations"]


def get(conversation_id):
    r = _client.get(f"/conversations/{conversation_id}")
    r.raise_for_status()
    return r.json()


def tag(conversation_id, tag_id, admin_id):
    _client.post(f"/conversations/{conversation_id}/tags", json={"id": tag_id, "admin_id": admin_id}).raise_for_status()


def plain(html):
    return re.sub(r"<[^>]+>", " ", html or "").strip()
