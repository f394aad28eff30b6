import base64
import hashlib
import hmac
import json
import os

import boto3

sqs = boto3.client("sqs")
WANTED = {"InTransit", "OutForDelivery", "Delivered", "Exception"}


def main(event, context):
    raw = event["body"] or ""
    sig = base64.b64encode(hmac.new(os.environ["AFTERSHIP_SECRET"].encode(), raw.encode(), hashlib.sha256).digest()).decode()
    if event["headers"].get("aftership-hmac-sha256") != sig:
        return {"statusCode": 401}
    msg = json.loads(raw)["msg"]
    if msg["tag"] in WANTED:
        sqs.send_message(
            QueueUrl=os.environ["QUEUE_URL"],
            MessageBody=json.dumps({
                "tracking": msg["tracking_number"],
                "carrier": msg["slug"],
                "tag": msg["tag"],
                "eta": msg.get("expected_delivery"),
                "order": msg.get("order_id"),
            }),
        )
    return {"statusCode": 200}
