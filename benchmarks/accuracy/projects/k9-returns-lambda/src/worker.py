import json
import os

import requests

from shopify_api import get_order, tag_order

GORGIAS = "https://acme-outdoor.gorgias.com/api"
AUTH = (os.environ["GORGIAS_USER"], os.environ["GORGIAS_KEY"])


def open_ticket(order):
    customer = order["customer"]
    items = "\n".join(f"- {li['quantity']} x {li['title']}" for li in order["line_items"])
    r = requests.post(
        f"{GORGIAS}/tickets",
        auth=AUTH,
        json={
            "customer": {"email": customer["email"]},
            "subject": "Return arrived: " + order["name"],
            "channel": "api",
            "messages": [{
                "channel": "api",
                "via": "api",
                "from_agent": False,
                "sender": {"email": customer["email"]},
                "body_text": items,
            }],
        },
    )
    r.raise_for_status()


def handler(event, context):
    failures = []
    for record in event["Records"]:
        try:
            body = json.loads(record["body"])
            order = get_order(body["order_id"])
            open_ticket(order)
            tag_order(body["order_id"], ["return-arrived", "rt:" + body["tracking_number"]])
        except requests.HTTPError:
            failures.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failures}
