import json
import os

import boto3
from botocore.exceptions import ClientError
from netsuite import NetSuite

seen = boto3.resource("dynamodb").Table(os.environ.get("SEEN_TABLE", "erp-seen"))
erp = NetSuite()


def first_time(message_id):
    try:
        seen.put_item(
            Item={"message_id": message_id}, ConditionExpression="attribute_not_exists(message_id)"
        )
    except ClientError as error:
        if error.response["Error"]["Code"] == "ConditionalCheckFailedException":
            return False
        raise
    return True


def sales_order(order):
    return {
        "otherRefNum": str(order["id"]),
        "email": order["billing_address"]["email"],
        "memo": order.get("customer_message", ""),
        "item": {
            "items": [
                {
                    "item": {"externalId": line["sku"]},
                    "quantity": line["quantity"],
                    "amount": float(line["total_ex_tax"]),
                }
                for line in order["lines"]
            ]
        },
    }


def lambda_handler(event, _context):
    failures = []
    for record in event["Records"]:
        if not first_time(record["messageId"]):
            continue
        try:
            order = json.loads(record["body"])
            erp.upsert("salesOrder", f"BC-{order['id']}", sales_order(order))
        except Exception:
            failures.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failures}
