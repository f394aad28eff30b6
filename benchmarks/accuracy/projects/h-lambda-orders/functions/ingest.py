import base64
import hashlib
import hmac
import json
import os

import boto3

sqs = boto3.client("sqs")

KEEP = ("id", "name", "email", "currency", "total_price", "line_items", "shipping_address", "created_at")


def _valid(raw: bytes, signature: str) -> bool:
    digest = hmac.new(os.environ["SHOPIFY_SECRET"].encode(), raw, hashlib.sha256).digest()
    return hmac.compare_digest(base64.b64encode(digest).decode(), signature)


def handler(event, context):
    raw = event["body"].encode()
    if event.get("isBase64Encoded"):
        raw = base64.b64decode(raw)
    if not _valid(raw, event["headers"].get("x-shopify-hmac-sha256", "")):
        return {"statusCode": 401}
    order = json.loads(raw)
    sqs.send_message(
        QueueUrl=os.environ["ORDERS_QUEUE_URL"],
        MessageBody=json.dumps({k: order.get(k) for k in KEEP}),
    )
    return {"statusCode": 202}
