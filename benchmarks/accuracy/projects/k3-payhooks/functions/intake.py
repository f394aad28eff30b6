import os

import boto3
import stripe

from functions.messages import PaymentMessage

sqs = boto3.client("sqs")


def handler(event, context):
    try:
        hook = stripe.Webhook.construct_event(
            event["body"], event["headers"]["stripe-signature"], os.environ["STRIPE_WEBHOOK_SECRET"]
        )
    except (ValueError, stripe.error.SignatureVerificationError):
        return {"statusCode": 400}

    if hook["type"] == "charge.succeeded":
        msg = PaymentMessage.from_charge(hook["data"]["object"])
        sqs.send_message(QueueUrl=os.environ["QUEUE_URL"], MessageBody=msg.dumps())
    return {"statusCode": 200}
