import json
import os

import boto3
from botocore.exceptions import ClientError
from shopcommon import table, valid_woo_signature

sqs = boto3.client("sqs")


def handler(event, context):
    headers = {k.lower(): v for k, v in event["headers"].items()}
    if not valid_woo_signature(event["body"], headers.get("x-wc-webhook-signature")):
        return {"statusCode": 401, "body": "bad signature"}

    order = json.loads(event["body"])
    if order["status"] != "processing":
        return {"statusCode": 200, "body": "ignored"}

    try:
        table.put_item(
            Item={
                "order_id": str(order["id"]),
                "number": order["number"],
                "total": order["total"],
                "currency": order["currency"],
                "state": "queued",
            },
            ConditionExpression="attribute_not_exists(order_id)",
        )
    except ClientError as exc:
        if exc.response["Error"]["Code"] == "ConditionalCheckFailedException":
            return {"statusCode": 200, "body": "already there"}
        raise

    sqs.send_message(QueueUrl=os.environ["SHIP_QUEUE_URL"], MessageBody=json.dumps({
        "id": order["id"],
        "number": order["number"],
        "date": order["date_created_gmt"],
        "billing": order["billing"],
        "shipping": order["shipping"],
        "items": [{k: li[k] for k in ("id", "sku", "name", "quantity", "price")}
                  for li in order["line_items"]],
    }))
    return {"statusCode": 200, "body": "ok"}
