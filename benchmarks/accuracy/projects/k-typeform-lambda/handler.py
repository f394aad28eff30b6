import base64
import hashlib
import hmac
import json
import logging
import os
from decimal import Decimal

import boto3

log = logging.getLogger()
log.setLevel(logging.INFO)

_secret = None
table = boto3.resource("dynamodb").Table(os.environ["TABLE_NAME"])
sns = boto3.client("sns")
secrets = boto3.client("secretsmanager")


def signing_secret():
    global _secret
    if _secret is None:
        _secret = secrets.get_secret_value(SecretId=os.environ["SECRET_ID"])["SecretString"]
    return _secret


def verify(headers, body):
    expected = "sha256=" + base64.b64encode(
        hmac.new(signing_secret().encode(), body.encode(), hashlib.sha256).digest()
    ).decode()
    return hmac.compare_digest(expected, headers.get("typeform-signature", ""))


def answer_value(a):
    t = a["type"]
    if t == "choice":
        return a["choice"].get("label")
    if t == "choices":
        return a["choices"].get("labels", [])
    return a.get(t)


def flatten(form_response):
    refs = {f["id"]: f.get("ref") or f["id"] for f in form_response["definition"]["fields"]}
    return {refs[a["field"]["id"]]: answer_value(a) for a in form_response["answers"]}


def lambda_handler(event, context):
    headers = {k.lower(): v for k, v in event["headers"].items()}
    body = event["body"]
    if not verify(headers, body):
        log.warning("bad signature")
        return {"statusCode": 403}

    payload = json.loads(body, parse_float=Decimal)
    fr = payload["form_response"]
    answers = flatten(fr)
    item = {
        "pk": f"form#{fr['form_id']}",
        "sk": f"{fr['submitted_at']}#{fr['token']}",
        **answers,
    }
    table.put_item(Item=item)

    score = answers.get("nps")
    if score is not None and score <= 6:
        sns.publish(
            TopicArn=os.environ["DETRACTOR_TOPIC"],
            Subject="Detractor response",
            Message=json.dumps({"score": int(score), "email": answers.get("email"), "why": answers.get("reason")}),
        )
    return {"statusCode": 200, "body": "ok"}
