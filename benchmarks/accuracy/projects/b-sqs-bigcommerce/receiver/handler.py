import json
import os

import boto3

sqs = boto3.client("sqs")
QUEUE_URL = os.environ["ORDER_QUEUE_URL"]


def lambda_handler(event, context):
    """API Gateway target of the BigCommerce webhooks store/order/created and store/order/statusUpdated."""
    if event["headers"].get("x-hook-token") != os.environ["HOOK_TOKEN"]:
        return {"statusCode": 403}
    hook = json.loads(event["body"])
    sqs.send_message(
        QueueUrl=QUEUE_URL,
        MessageBody=json.dumps({"order_id": hook["data"]["id"], "scope": hook["scope"]}),
        MessageGroupId=str(hook["data"]["id"]),
        MessageDeduplicationId=hook["hash"],
    )
    return {"statusCode": 200, "body": ""}
