"""Polls WooCommerce for changed orders and puts an event for each on SQS."""
import json
import os

import boto3
from woocommerce import API

wc = API(url=os.environ["WC_URL"], consumer_key=os.environ["WC_KEY"],
         consumer_secret=os.environ["WC_SECRET"], version="wc/v3", timeout=60)
sqs = boto3.client("sqs")

KINDS = {"processing": "order.paid", "completed": "order.shipped", "refunded": "order.refunded"}


def changed(after):
    page = 1
    while rows := wc.get("orders", params={"modified_after": after, "page": page, "per_page": 100}).json():
        yield from rows
        page += 1


def handler(event, context):
    entries = []
    for o in changed(event["time"]):
        if kind := KINDS.get(o["status"]):
            entries.append({"Id": str(o["id"]),
                            "MessageBody": json.dumps({"kind": kind, "order": o})})
    for i in range(0, len(entries), 10):
        sqs.send_message_batch(QueueUrl=os.environ["QUEUE_URL"], Entries=entries[i:i + 10])
