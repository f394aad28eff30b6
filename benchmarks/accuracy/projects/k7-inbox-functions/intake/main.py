import hashlib
import hmac
import json
import os

import functions_framework
from google.cloud import pubsub_v1

publisher = pubsub_v1.PublisherClient()
topic = publisher.topic_path(os.environ["GCP_PROJECT"], "conversations")


def signed(req):
    want = "sha1=" + hmac.new(os.environ["INTERCOM_SECRET"].encode(), req.get_data(), hashlib.sha1).hexdigest()
    return hmac.compare_digest(want, req.headers.get("X-Hub-Signature", ""))


@functions_framework.http
def intercom(request):
    if not signed(request):
        return "no", 403
    note = request.get_json()
    if note.get("topic") != "conversation.admin.closed":
        return "ignored", 200
    item = note["data"]["item"]
    parts = item.get("conversation_parts", {}).get("conversation_parts", [])
    row = {
        "id": item["id"],
        "opened": item["created_at"],
        "closed": note["created_at"],
        "assignee": item.get("admin_assignee_id"),
        "tags": [t["name"] for t in item.get("tags", {}).get("tags", [])],
        "parts": len(parts),
    }
    publisher.publish(topic, json.dumps(row).encode("utf-8"), source="intercom").result(timeout=10)
    return "ok", 200
