import hashlib
import hmac
import json
import os

import functions_framework
from google.cloud import pubsub_v1

publisher = pubsub_v1.PublisherClient()
TOPIC = publisher.topic_path(os.environ["GCP_PROJECT"], "invitees")
SIGNING_KEY = os.environ["CALENDLY_SIGNING_KEY"]


def _valid(req) -> bool:
    parts = dict(p.split("=", 1) for p in req.headers.get("Calendly-Webhook-Signature", "").split(",") if "=" in p)
    expected = hmac.new(
        SIGNING_KEY.encode(), f"{parts.get('t')}.{req.get_data(as_text=True)}".encode(), hashlib.sha256
    ).hexdigest()
    return hmac.compare_digest(expected, parts.get("v1", ""))


@functions_framework.http
def calendly_hook(request):
    if not _valid(request):
        return "nope", 403
    body = request.get_json()
    if body["event"] != "invitee.created":
        return "ignored"
    payload = body["payload"]
    msg = {
        "email": payload["email"].lower(),
        "name": payload["name"],
        "start": payload["scheduled_event"]["start_time"],
        "answers": {qa["question"]: qa["answer"] for qa in payload.get("questions_and_answers", [])},
    }
    publisher.publish(TOPIC, json.dumps(msg).encode(), source="calendly").result(timeout=10)
    return "ok"
