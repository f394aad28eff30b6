import os
from typing import Iterator

import boto3

from .models import ShipJob

sqs = boto3.client("sqs")
table = boto3.resource("dynamodb").Table(os.environ["SHIPMENTS_TABLE"])


def send_job(job: ShipJob) -> None:
    sqs.send_message(QueueUrl=os.environ["ORDERS_QUEUE"], MessageBody=job.dumps())


def jobs_from(event: dict) -> Iterator[ShipJob]:
    """Jobs of an SQS batch."""
    for record in event["Records"]:
        yield ShipJob.loads(record["body"])


def put_shipment(order_id: int, **columns) -> None:
    table.put_item(Item={"order_id": str(order_id), **columns})
