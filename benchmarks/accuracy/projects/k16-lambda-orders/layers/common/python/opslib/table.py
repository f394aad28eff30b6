import os
from typing import Optional

import boto3

_table = boto3.resource("dynamodb").Table(os.environ["SHIPMENT_TABLE"])


def put_shipment(tracking: str, **attrs) -> None:
    _table.put_item(Item={"tracking": tracking, **attrs})


def get_shipment(tracking: str) -> Optional[dict]:
    return _table.get_item(Key={"tracking": tracking}).get("Item")
