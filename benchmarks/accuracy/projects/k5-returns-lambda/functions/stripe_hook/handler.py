import json
import os

import boto3
import stripe

sns = boto3.client("sns")


def run(event, context):
    try:
        evt = stripe.Webhook.construct_event(
            event["body"], event["headers"]["Stripe-Signature"], os.environ["STRIPE_WEBHOOK_SECRET"]
        )
    except ValueError:
        return {"statusCode": 400, "body": "bad payload"}

    if evt["type"] == "charge.refunded":
        charge = evt["data"]["object"]
        sns.publish(
            TopicArn=os.environ["REFUND_TOPIC_ARN"],
            Subject="refund",
            Message=json.dumps({
                "charge": charge["id"],
                "email": charge["billing_details"]["email"],
                "amount": charge["amount_refunded"],
            }),
        )
    return {"statusCode": 200, "body": "ok"}
