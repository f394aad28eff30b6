import base64
import hashlib
import hmac
import json
import os

import boto3

sqs = boto3.client("sqs")
SECRET = os.environ.get("SHOPIFY_WEBHOOK_SECRET", "")


def _valid(body: bytes, header: str) -> bool:
    digest = hmac.new(SECRET.encode(), body, hashlib.sha256).digest()
    return hmac.compare_digest(base64.b64encode(digest).decode(), header or "")


def handler(event, context):
    raw = event["body"]
    body = base64.b64decode(raw) if event.get("isBase64Encoded") else raw.encode()
    headers = {k.lower(): v for k, v in event["headers"].items()}
    if not _valid(body, headers.get("x-shopify-hmac-sha256")):
        return {"statusCode": 401, "body": ""}

    order = json.loads(body)
    if order.get("cancelled_at") or order["financial_status"] != "paid":
        return {"statusCode": 200, "body": "skipped"}

    message = {
        "order_number": order["name"],
        "email": order["email"],
        "ship_to": order["shipping_address"],
        "lines": [
            {"sku": li["sku"], "qty": li["quantity"], "price": li["price"], "title": li["title"]}
            for li in order["line_items"]
            if li["requires_shipping"]
        ],
    }
    sqs.send_message(QueueUrl=os.environ["QUEUE_URL"], MessageBody=json.dumps(message))
    return {"statusCode": 200, "body": "queued"}
