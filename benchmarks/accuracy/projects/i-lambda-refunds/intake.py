"""API Gateway -> SQS. Gorgias posts here when an agent uses the 'Refund' macro."""
import json
import os

import boto3

sqs = boto3.client("sqs")
QUEUE = os.environ["REFUND_QUEUE_URL"]


def handler(event, context):
    if (event.get("headers") or {}).get("x-gorgias-secret") != os.environ["GORGIAS_SECRET"]:
        return {"statusCode": 403}
    body = json.loads(event["body"])
    ticket = body["ticket"]
    sqs.send_message(
        QueueUrl=QUEUE,
        MessageBody=json.dumps({
            "ticket_id": ticket["id"],
            "email": ticket["customer"]["email"],
            "order": body["macro"]["order_number"],
            "agent": ticket["assignee_user"]["email"],
        }),
        MessageGroupId=str(ticket["id"]),
    )
    return {"statusCode": 202}
