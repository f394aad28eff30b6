import base64
import hashlib
import hmac
import json
import os

from helpdesk import enqueue


def handler(event, context):
    headers = event["headers"]
    stamp = headers.get("x-zendesk-webhook-signature-timestamp", "")
    mac = hmac.new(os.environ["ZENDESK_HOOK_SECRET"].encode(), (stamp + event["body"]).encode(), hashlib.sha256)
    if base64.b64encode(mac.digest()).decode() != headers.get("x-zendesk-webhook-signature"):
        return {"statusCode": 401}

    ticket = json.loads(event["body"])
    if "escalate" not in ticket["tags"].split():
        return {"statusCode": 200}
    enqueue({"ticket": ticket["id"], "title": ticket["title"], "priority": ticket["priority"]})
    return {"statusCode": 202}
