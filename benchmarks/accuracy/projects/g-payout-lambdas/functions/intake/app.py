import json
import os

import boto3
from finlib import psp

sqs = boto3.client("sqs")


def handler(event, context):
    try:
        ev = psp.parse(event)
    except Exception:
        return {"statusCode": 400}
    if ev["type"] == "payout.paid":
        po = ev["data"]["object"]
        sqs.send_message(
            QueueUrl=os.environ["QUEUE_URL"],
            MessageBody=json.dumps({"id": po["id"], "amount": po["amount"], "arrival": po["arrival_date"]}),
        )
    return {"statusCode": 200}
