"""DynamoDB stream: approved invoices go to the bookkeeping queue."""
import json
import os

import boto3
from boto3.dynamodb.types import TypeDeserializer

sqs = boto3.client("sqs")
de = TypeDeserializer()


def handler(event, context):
    failures = []
    for rec in event["Records"]:
        if rec["eventName"] != "MODIFY":
            continue
        new = {k: de.deserialize(v) for k, v in rec["dynamodb"]["NewImage"].items()}
        old = {k: de.deserialize(v) for k, v in rec["dynamodb"]["OldImage"].items()}
        if new["status"] == "approved" and old["status"] != "approved":
            try:
                sqs.send_message(
                    QueueUrl=os.environ["BOOKING_QUEUE"],
                    MessageBody=json.dumps({k: new.get(k) for k in ("invoice_no", "vendor", "total", "due")}),
                )
            except Exception:
                failures.append({"itemIdentifier": rec["dynamodb"]["SequenceNumber"]})
    return {"batchItemFailures": failures}
