import base64
import json
import os

import boto3
import stripe

sqs = boto3.client("sqs")
QUEUE_URL = os.environ["CHARGES_QUEUE"]


def _slim(charge):
    return {
        "id": charge["id"],
        "amount": charge["amount"],
        "fee_tx": charge["balance_transaction"],
        "currency": charge["currency"],
        "customer": charge["customer"],
        "description": charge.get("description"),
        "created": charge["created"],
    }


def handler(event, context):
    body = event["body"]
    if event.get("isBase64Encoded"):
        body = base64.b64decode(body).decode()
    try:
        evt = stripe.Webhook.construct_event(body, event["headers"]["stripe-signature"], os.environ["STRIPE_WHSEC"])
    except stripe.error.SignatureVerificationError:
        return {"statusCode": 400}

    if evt["type"] == "charge.succeeded":
        sqs.send_message(QueueUrl=QUEUE_URL, MessageBody=json.dumps(_slim(evt["data"]["object"])))
    return {"statusCode": 200}
