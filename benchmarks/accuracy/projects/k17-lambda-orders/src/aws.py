"""AWS bits shared by the functions."""
import json
import os

import boto3
from boto3.dynamodb.types import TypeDeserializer

_sqs = boto3.client("sqs")
_ddb = boto3.resource("dynamodb")
_ses = boto3.client("ses")
_de = TypeDeserializer()


def enqueue(message):
    return _sqs.send_message(QueueUrl=os.environ["QUEUE_URL"], MessageBody=json.dumps(message))


def queue_messages(event):
    for rec in event["Records"]:
        yield json.loads(rec["body"])


def new_images(event):
    """New rows of a DynamoDB stream event, as plain dicts"""
    for rec in event["Records"]:
        if rec["eventName"] == "INSERT":
            img = rec["dynamodb"]["NewImage"]
            yield {k: _de.deserialize(v) for k, v in img.items()}


def save(item):
    _ddb.Table(os.environ["TABLE"]).put_item(Item=item)


def mail(to, subject, text):
    _ses.send_email(
        Source="Tuinhuis <orders@tuinhuis.nl>",
        Destination={"ToAddresses": [to]},
        Message={
            "Subject": {"Data": subject},
            "Body": {"Text": {"Data": text}},
        },
    )
