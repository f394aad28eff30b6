import json
import os

import functions_framework
from google.cloud import pubsub_v1, storage

from edifact import orders

publisher = pubsub_v1.PublisherClient()
TOPIC = publisher.topic_path(os.environ["GCP_PROJECT"], "edi-orders")


@functions_framework.cloud_event
def on_upload(event):
    name = event.data["name"]
    if not name.startswith("orders/"):
        return
    blob = storage.Client().bucket(event.data["bucket"]).blob(name)
    futures = []
    for order in orders(blob.download_as_text(encoding="latin-1")):
        payload = json.dumps(order).encode()
        futures.append(publisher.publish(TOPIC, payload, buyer=order["parties"].get("BY", "")))
    for f in futures:
        f.result(timeout=60)
