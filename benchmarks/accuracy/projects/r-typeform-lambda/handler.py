import base64
import hashlib
import hmac
import json
import logging
import os

import boto3

from crm import upsert_contact, add_note

log = logging.getLogger()
log.setLevel(logging.INFO)

sns = boto3.client("sns")
secrets = boto3.client("secretsmanager")

TOPIC_ARN = os.environ["LEADS_TOPIC_ARN"]
_cache = {}


def _secret(name):
    if name not in _cache:
        _cache[name] = json.loads(secrets.get_secret_value(SecretId=name)["SecretString"])
    return _cache[name]


def _valid(event, body):
    key = _secret("typeform/webhook")["key"]
    digest = hmac.new(key.encode(), body, hashlib.sha256).digest()
    expected = "sha256=" + base64.b64encode(digest).decode()
    return hmac.compare_digest(expected, event["headers"].get("typeform-signature", ""))


def _answers(form_response):
    out = {}
    for a in form_response.get("answers", []):
        ref = a["field"]["ref"]
        value = a[a["type"]]
        if a["type"] == "choice":
            value = value["label"]
        out[ref] = value
    return out


def lambda_handler(event, context):
    raw = event["body"]
    body = base64.b64decode(raw) if event.get("isBase64Encoded") else raw.encode()
    if not _valid(event, body):
        return {"statusCode": 403, "body": "bad signature"}

    payload = json.loads(body)
    if payload["event_type"] != "form_response":
        return {"statusCode": 204}
    response = payload["form_response"]
    a = _answers(response)
    if not a.get("email"):
        log.warning("response %s without email", response["token"])
        return {"statusCode": 200, "body": "skipped"}

    token = _secret("hubspot/private-app")["token"]
    contact_id = upsert_contact(
        token,
        email=a["email"],
        firstname=a.get("first_name"),
        lastname=a.get("last_name"),
        company=a.get("company"),
        lead_source_detail="demo-form",
    )
    if a.get("question"):
        add_note(token, contact_id, a["question"])

    sns.publish(
        TopicArn=TOPIC_ARN,
        Subject="New demo request",
        Message=json.dumps({"contact": contact_id, "company": a.get("company"), "size": a.get("team_size")}),
    )
    return {"statusCode": 200, "body": json.dumps({"ok": True})}
