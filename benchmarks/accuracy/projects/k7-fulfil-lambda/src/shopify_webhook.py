import base64
import hashlib
import hmac
import json
import os

import boto3

sqs = boto3.client("sqs")
QUEUE_URL = os.environ["ORDERS_QUEUE_URL"]


def _valid(body: bytes, signature: str) -> bool:
    secret = os.environ["SHOPIFY_WEBHOOK_SECRET"].encode()
    digest = base64.b64encode(hmac.new(secret, body, hashlib.sha256).digest()).decode()
    return hmac.compare_digest(digest, signature)


def slim(order):
    """SQS takes 256 KB at most, some orders are larger. Keep what the warehouse needs."""
    ship = order.get("shipping_address") or {}
    return {
        "number": order["name"],
        "created": order["created_at"],
        "email": order.get("email"),
        "ship_to": {k: ship.get(k) for k in ("name", "address1", "address2", "city", "zip", "country_code")},
        "lines": [{"sku": li["sku"], "title": li["title"], "qty": li["quantity"], "price": li["price"]}
                  for li in order["line_items"] if li.get("requires_shipping")],
    }


def handler(event, context):
    raw = event["body"].encode()
    headers = {k.lower(): v for k, v in event["headers"].items()}
    if not _valid(raw, headers.get("x-shopify-hmac-sha256", "")):
        return {"statusCode": 401, "body": "bad signature"}
    message = slim(json.loads(raw))
    if message["lines"]:
        sqs.send_message(QueueUrl=QUEUE_URL, MessageBody=json.dumps(message))
    return {"statusCode": 200, "body": "ok"}
