import functools
import json
import os

import boto3

sqs = boto3.client("sqs")


def send_order(order):
    sqs.send_message(
        QueueUrl=os.environ["ORDER_QUEUE_URL"],
        MessageBody=json.dumps(order),
    )


def sqs_bodies(fn):
    """Decorator: call fn once per SQS record, report the failed ones for retry."""

    @functools.wraps(fn)
    def handler(event, context):
        failures = []
        for record in event["Records"]:
            try:
                fn(json.loads(record["body"]))
            except Exception as exc:
                print("failed", record["messageId"], repr(exc))
                failures.append({"itemIdentifier": record["messageId"]})
        return {"batchItemFailures": failures}

    return handler
