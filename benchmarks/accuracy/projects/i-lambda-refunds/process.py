import json
import os
from datetime import datetime, timezone

import boto3
import stripe

from common import get_secret, gorgias_message, post_slack

ddb = boto3.resource("dynamodb").Table(os.environ["ORDERS_TABLE"])
audit = boto3.resource("dynamodb").Table(os.environ["AUDIT_TABLE"])
LIMIT = int(os.getenv("AUTO_LIMIT_CENTS", "15000"))


def handler(event, context):
    stripe.api_key = get_secret("stripe/secret")
    failures = []
    for rec in event["Records"]:
        try:
            refund(json.loads(rec["body"]))
        except Exception as exc:
            print("failed", rec["messageId"], repr(exc))
            failures.append({"itemIdentifier": rec["messageId"]})
    return {"batchItemFailures": failures}


def refund(req):
    item = ddb.get_item(Key={"order": req["order"]}).get("Item")
    if not item:
        gorgias_message(req["ticket_id"], "Order number not known, please check.")
        return
    if int(item["amount"]) > LIMIT:
        post_slack(f"Refund over limit: order {item['order']} ({int(item['amount']) / 100:.2f}), asked by {req['agent']}")
        return
    ref = stripe.Refund.create(payment_intent=item["payment_intent"], metadata={"ticket": req["ticket_id"], "agent": req["agent"]})
    audit.put_item(Item={
        "refund_id": ref.id,
        "status": ref.status,
        "order": req["order"],
        "agent": req["agent"],
        "at": datetime.now(timezone.utc).isoformat(),
    })
    gorgias_message(req["ticket_id"], f"Refund {ref.id} over {ref.amount / 100:.2f} {ref.currency.upper()} is on its way.")
