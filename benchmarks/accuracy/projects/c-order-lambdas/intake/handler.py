import base64
import hashlib
import hmac
import json
import os

import boto3

sqs = boto3.client("sqs")
sm = boto3.client("secretsmanager")
QUEUE = os.environ["ORDERS_QUEUE_URL"]

_secret = None


def secret():
    global _secret
    if _secret is None:
        _secret = json.loads(sm.get_secret_value(SecretId=os.environ["WC_SECRET_ID"])["SecretString"])
    return _secret


def ok_signature(event, raw):
    sent = event["headers"].get("x-wc-webhook-signature", "")
    mac = hmac.new(secret()["webhook_key"].encode(), raw, hashlib.sha256).digest()
    return hmac.compare_digest(base64.b64encode(mac).decode(), sent)


def lambda_handler(event, context):
    raw = event["body"].encode()
    if event.get("isBase64Encoded"):
        raw = base64.b64decode(raw)
    if not ok_signature(event, raw):
        return {"statusCode": 401}

    order = json.loads(raw)
    if event["headers"].get("x-wc-webhook-topic") not in ("order.created", "order.updated"):
        return {"statusCode": 202}
    if order["status"] != "processing":
        return {"statusCode": 202}

    sqs.send_message(
        QueueUrl=QUEUE,
        MessageGroupId=str(order["customer_id"] or order["id"]),
        MessageDeduplicationId=order["order_key"],
        MessageBody=json.dumps({
            "number": order["number"],
            "placed": order["date_created_gmt"],
            "shipping": order["shipping"],
            "email": order["billing"]["email"],
            "items": [{"sku": i["sku"], "qty": i["quantity"], "name": i["name"], "price": i["price"]}
                      for i in order["line_items"]],
        }),
    )
    return {"statusCode": 200}
