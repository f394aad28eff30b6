"""API Gateway -> SQS. Keep this one small, Shopify wants an answer within 5 seconds."""
import base64
import hashlib
import hmac
import json
import os

import boto3

sqs = boto3.client("sqs")
QUEUE = os.environ["QUEUE_URL"]
SECRET = os.environ["SHOPIFY_WEBHOOK_SECRET"].encode()


def handler(event, context):
    headers = {k.lower(): v for k, v in event["headers"].items()}
    raw = base64.b64decode(event["body"]) if event.get("isBase64Encoded") else event["body"].encode()

    mac = base64.b64encode(hmac.new(SECRET, raw, hashlib.sha256).digest()).decode()
    if not hmac.compare_digest(mac, headers.get("x-shopify-hmac-sha256", "")):
        return {"statusCode": 401, "body": ""}

    topic = headers["x-shopify-topic"]
    if topic not in ("orders/paid", "orders/cancelled"):
        return {"statusCode": 200, "body": "ignored"}

    order = json.loads(raw)
    message = {
        "topic": topic,
        "order": {k: order[k] for k in ("id", "name", "email", "created_at", "total_price", "shipping_address", "line_items")},
    }
    sqs.send_message(QueueUrl=QUEUE, MessageBody=json.dumps(message))
    return {"statusCode": 200, "body": "ok"}
