import json
import os
from datetime import datetime, timedelta

import boto3
from woocommerce import API

sqs = boto3.client("sqs")
wcapi = API(
    url="https://www.kettleandleaf.example",
    consumer_key=os.environ["WC_KEY"],
    consumer_secret=os.environ["WC_SECRET"],
    version="wc/v3",
)


def ready_orders(after):
    page = 1
    while True:
        orders = wcapi.get("orders", params={"status": "processing", "after": after, "page": page, "per_page": 50}).json()
        if not orders:
            break
        for order in orders:
            yield order
        page += 1


def run(event, context):
    after = (datetime.utcnow() - timedelta(minutes=15)).isoformat()
    sent = 0
    for order in ready_orders(after):
        message = {
            "number": order["number"],
            "date": order["date_created"],
            "ship_to": order["shipping"],
            "items": [{"sku": i["sku"], "name": i["name"], "qty": i["quantity"]} for i in order["line_items"]],
        }
        sqs.send_message(QueueUrl=os.environ["LABEL_QUEUE_URL"], MessageBody=json.dumps(message))
        sent += 1
    print(f"queued {sent}")
    return {"sent": sent}
