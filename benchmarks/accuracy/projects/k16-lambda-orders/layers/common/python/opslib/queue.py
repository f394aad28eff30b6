import json
import os

import boto3

_sqs = boto3.client("sqs")


def enqueue(message: dict) -> None:
    _sqs.send_message(QueueUrl=os.environ["ORDER_QUEUE_URL"], MessageBody=json.dumps(message))
