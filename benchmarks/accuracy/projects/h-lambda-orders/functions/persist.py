import json
import logging
import os
from decimal import Decimal

import boto3

log = logging.getLogger()
log.setLevel(logging.INFO)

table = boto3.resource("dynamodb").Table(os.environ["ORDERS_TABLE"])
events = boto3.client("events")
sfn = boto3.client("stepfunctions")

FRAUD_LIMIT = Decimal("750")


def handler(event, context):
    failures = []
    for record in event["Records"]:
        try:
            process(json.loads(record["body"], parse_float=Decimal))
        except Exception:
            log.exception("message %s", record["messageId"])
            failures.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failures}


def process(order):
    total = Decimal(order["total_price"])
    table.put_item(
        Item={
            "pk": f"ORDER#{order['id']}",
            "name": order["name"],
            "email": order["email"],
            "total": total,
            "currency": order["currency"],
            "country": (order.get("shipping_address") or {}).get("country_code", "??"),
            "day": order["created_at"][:10],
        }
    )
    events.put_events(
        Entries=[
            {
                "Source": "acme.orders",
                "DetailType": "OrderStored",
                "EventBusName": os.environ["BUS_NAME"],
                "Detail": json.dumps(
                    {
                        "name": order["name"],
                        "lines": [{"sku": i["sku"], "qty": i["quantity"]} for i in order["line_items"]],
                        "ship_to": order.get("shipping_address"),
                    },
                    default=str,
                ),
            }
        ]
    )
    if total > FRAUD_LIMIT:
        sfn.start_execution(
            stateMachineArn=os.environ["FRAUD_MACHINE_ARN"],
            input=json.dumps({"orderId": order["id"], "email": order["email"]}, default=str),
        )
