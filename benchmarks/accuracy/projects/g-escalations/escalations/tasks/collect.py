import os
import re

import requests

from ..app import app

IC = "https://api.intercom.io"
HDR = {
    "Authorization": f"Bearer {os.getenv('INTERCOM_TOKEN')}",
    "Intercom-Version": "2.10",
    "Accept": "application/json",
}


def strip_html(s):
    return re.sub(r"<[^>]+>", "", s or "").strip()


@app.task
def escalated_conversations():
    q = {"query": {"operator": "AND", "value": [
        {"field": "tag_ids", "operator": "=", "value": os.getenv("ESC_TAG")},
        {"field": "state", "operator": "=", "value": "open"},
    ]}}
    found = requests.post(f"{IC}/conversations/search", json=q, headers=HDR, timeout=20).json()
    out = []
    for c in found["conversations"]:
        out.append({
            "id": c["id"],
            "title": c.get("title") or strip_html(c["source"]["body"])[:80],
            "body": strip_html(c["source"]["body"]),
            "url": f"https://app.intercom.com/a/inbox/_/inbox/conversation/{c['id']}",
        })
    return out


def reply_internal(conversation_id, text):
    requests.post(
        f"{IC}/conversations/{conversation_id}/reply",
        headers=HDR,
        json={"message_type": "note", "type": "admin", "admin_id": os.getenv("BOT_ADMIN"), "body": text},
        timeout=20,
    ).raise_for_status()
