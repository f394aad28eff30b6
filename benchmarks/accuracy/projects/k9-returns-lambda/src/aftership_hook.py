import base64
import hashlib
import hmac
import json
import os
from decimal import Decimal

import boto3

sqs = boto3.client("sqs")
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def valid(event):
    mac = hmac.new(os.environ["AFTERSHIP_SECRET"].encode(), event["body"].encode(), hashlib.sha256)
    return hmac.compare_digest(
        base64.b64encode(mac.digest()).decode(), event["headers"].get("aftership-hmac-sha256", "")
    )


def handler(event, context):
    if not valid(event):
        return {"statusCode": 401, "body": ""}
    msg = json.loads(event["body"], parse_float=Decimal)["msg"]
    if msg["tag"] != "Delivered" or "return" not in msg.get("custom_fields", {}):
        return {"statusCode": 200, "body": "ignored"}

    table.put_item(Item={
        "id": msg["id"],
        "order": msg["order_id"],
        "tracking": msg["tracking_number"],
        "slug": msg["slug"],
    })
    sqs.send_message(
        QueueUrl=os.environ["QUEUE_URL"],
        MessageBody=json.dumps({"order_id": msg["order_id"], "tracking_number": msg["tracking_number"]}),
    )
    return {"statusCode": 200, "body": "ok"}
