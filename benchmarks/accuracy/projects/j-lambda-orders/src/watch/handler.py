import json
import os
import urllib.request

import boto3

sqs = boto3.client("sqs")


def waiting(url):
    answer = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["ApproximateNumberOfMessages"])
    return int(answer["Attributes"]["ApproximateNumberOfMessages"])


def lambda_handler(_event, _context):
    number = waiting(os.environ["DEAD_LETTER_URL"])
    if not number:
        return
    body = json.dumps({"text": f"{number} orders are stuck in the dead letter queue"}).encode()
    urllib.request.urlopen(
        urllib.request.Request(
            os.environ["SLACK_WEBHOOK_URL"],
            data=body,
            headers={"Content-Type": "application/json"},
        ),
        timeout=10,
    )
