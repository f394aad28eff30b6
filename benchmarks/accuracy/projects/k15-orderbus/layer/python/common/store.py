import os
from decimal import Decimal

import boto3
from boto3.dynamodb.types import TypeDeserializer

table = boto3.resource("dynamodb").Table(os.environ.get("ORDER_TABLE", "orders"))
_deserialize = TypeDeserializer().deserialize


def save_order(order):
    table.put_item(
        Item={
            "order_id": str(order["id"]),
            "email": order["email"],
            "name": order["name"],
            "total": Decimal(order["total"]),
            "state": "sent",
        }
    )


def images(event):
    for rec in event["Records"]:
        if rec["eventName"] == "INSERT":
            image = rec["dynamodb"]["NewImage"]
            yield {k: _deserialize(v) for k, v in image.items()}
