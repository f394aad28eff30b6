"""POST /hooks/{vendor}"""
import hashlib
import hmac
import json
import os
from decimal import Decimal

import boto3
import stripe
from twilio.rest import Client as Twilio

sqs = boto3.client("sqs")
table = boto3.resource("dynamodb").Table(os.environ["PAYMENTS_TABLE"])

ROUTES = {}


def vendor(name):
    def deco(fn):
        ROUTES[name] = fn
        return fn
    return deco


@vendor("stripe")
def on_stripe(event):
    evt = stripe.Webhook.construct_event(
        event["body"], event["headers"]["Stripe-Signature"], os.environ["STRIPE_WHSEC"]
    )
    if evt["type"] != "charge.succeeded":
        return "ignored"
    charge = evt["data"]["object"]
    table.put_item(
        Item={
            "id": charge["id"],
            "email": charge["billing_details"]["email"],
            "amount": Decimal(charge["amount"]) / 100,
            "created": charge["created"],
        }
    )
    sqs.send_message(
        QueueUrl=os.environ["QUEUE_URL"],
        MessageBody=json.dumps(
            {
                "charge": charge["id"],
                "name": charge["billing_details"]["name"],
                "amount": charge["amount"] / 100,
                "memo": charge["description"],
            }
        ),
    )
    return "queued"


@vendor("aftership")
def on_aftership(event):
    sig = hmac.new(os.environ["AFTERSHIP_SECRET"].encode(), event["body"].encode(), hashlib.sha256)
    # TODO actually compare sig, base64 first
    msg = json.loads(event["body"])["msg"]
    if msg["tag"] not in ("OutForDelivery", "Delivered"):
        return "ignored"
    text = {
        "OutForDelivery": "G'day! Your board ({}) is out for delivery today.",
        "Delivered": "Your board ({}) has been dropped off. Enjoy!",
    }[msg["tag"]].format(msg["order_id"])
    twilio = Twilio(os.environ["TWILIO_SID"], os.environ["TWILIO_TOKEN"])
    for phone in msg.get("smses") or []:
        twilio.messages.create(to=phone, from_=os.environ["TWILIO_FROM"], body=text)
    return "sent"


def handler(event, context):
    fn = ROUTES.get(event["pathParameters"]["vendor"])
    if fn is None:
        return {"statusCode": 404, "body": "who?"}
    try:
        return {"statusCode": 200, "body": fn(event)}
    except stripe.error.SignatureVerificationError:
        return {"statusCode": 400, "body": "bad signature"}
