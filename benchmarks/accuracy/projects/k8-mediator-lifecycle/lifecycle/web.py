from __future__ import annotations

import os
from datetime import datetime, timezone

import stripe
from flask import Flask, abort, request

from . import subscribers  # noqa: F401
from .events import InvoicePaid, ScoreReceived, SubscriptionCancelled
from .mediator import Mediator

app = Flask(__name__)
mediator = Mediator()
stripe.api_key = os.environ["STRIPE_KEY"]


def _invoice_paid(obj) -> InvoicePaid:
    return InvoicePaid(
        customer_email=obj["customer_email"],
        customer_name=obj.get("customer_name"),
        amount=obj["amount_paid"] / 100,
        currency=obj["currency"],
        first_invoice=obj["billing_reason"] == "subscription_create",
    )


def _cancelled(obj) -> SubscriptionCancelled:
    customer = stripe.Customer.retrieve(obj["customer"])
    return SubscriptionCancelled(
        customer_id=customer.id,
        customer_email=customer.email,
        plan=obj["items"]["data"][0]["price"]["nickname"],
        feedback=obj["cancellation_details"].get("feedback"),
        ended_at=datetime.fromtimestamp(obj["ended_at"], timezone.utc),
    )


TRANSLATORS = {"invoice.paid": _invoice_paid, "customer.subscription.deleted": _cancelled}


@app.post("/in/stripe")
def from_stripe():
    try:
        event = stripe.Webhook.construct_event(
            request.data, request.headers["Stripe-Signature"], os.environ["STRIPE_WEBHOOK_SECRET"]
        )
    except (ValueError, stripe.error.SignatureVerificationError):
        abort(400)
    translate = TRANSLATORS.get(event["type"])
    if translate:
        mediator.publish(translate(event["data"]["object"]))
    return "", 204


@app.post("/in/delighted")
def from_delighted():
    body = request.get_json(force=True)
    if body["event_type"] != "survey_response.created":
        return "", 204
    data = body["event_data"]
    mediator.publish(ScoreReceived(email=data["person"]["email"], score=data["score"], comment=data.get("comment")))
    return "", 204
