import json
import os

import boto3
import stripe

sqs = boto3.client("sqs")
stripe.api_key = os.environ["STRIPE_KEY"]

INTERESTING = {"checkout.session.completed", "charge.refunded"}


def handler(event, context):
    try:
        evt = stripe.Webhook.construct_event(
            event["body"], event["headers"]["stripe-signature"], os.environ["STRIPE_WEBHOOK_SECRET"]
        )
    except (ValueError, stripe.error.SignatureVerificationError):
        return {"statusCode": 400}

    if evt["type"] in INTERESTING:
        obj = evt["data"]["object"]
        sqs.send_message(
            QueueUrl=os.environ["QUEUE_URL"],
            MessageBody=json.dumps(
                {
                    "type": evt["type"],
                    "id": obj["id"],
                    "amount": obj.get("amount_total") or -obj.get("amount_refunded", 0),
                    "email": (obj.get("customer_details") or obj.get("billing_details") or {}).get("email"),
                    "course": (obj.get("metadata") or {}).get("course"),
                }
            ),
        )
    return {"statusCode": 200}
