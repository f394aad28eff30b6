"""POST /typeform (API Gateway -> Lambda)"""
import base64
import hashlib
import hmac
import json
import os

import boto3

from lead_router.schemas import Lead

sqs = boto3.client("sqs")


def _verify(body: str, signature: str) -> bool:
    digest = hmac.new(os.environ["TYPEFORM_SECRET"].encode(), body.encode(), hashlib.sha256).digest()
    return hmac.compare_digest("sha256=" + base64.b64encode(digest).decode(), signature)


def handler(event, context):
    body = event["body"]
    if not _verify(body, event["headers"].get("typeform-signature", "")):
        return {"statusCode": 403}
    lead = Lead.from_typeform(json.loads(body)["form_response"])
    sqs.send_message(QueueUrl=os.environ["LEADS_QUEUE_URL"], MessageBody=lead.model_dump_json())
    return {"statusCode": 202}
