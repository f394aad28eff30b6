import os
import time

import boto3

table = boto3.resource("dynamodb").Table(os.environ.get("TABLE", "shipments"))


def remember(key, order_id):
    table.put_item(Item={
        "order_key": key,
        "shipstation_id": order_id,
        "created": int(time.time()),
    })
