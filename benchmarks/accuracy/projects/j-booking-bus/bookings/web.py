import os

import stripe
from flask import Flask, abort, request

from . import accounting, notices, sales  # noqa: F401
from .bus import bus
from .events import MeetingBooked, PaymentSettled

app = Flask(__name__)


@app.post("/hooks/calendly")
def calendly():
    body = request.get_json()
    if body["event"] != "invitee.created":
        return "", 204
    invitee = body["payload"]
    bus.publish(
        MeetingBooked(
            name=invitee["name"],
            email=invitee["email"],
            start=invitee["scheduled_event"]["start_time"],
            phone=invitee.get("text_reminder_number"),
        )
    )
    return "", 204


@app.post("/hooks/stripe")
def stripe_events():
    try:
        event = stripe.Webhook.construct_event(
            request.data, request.headers["Stripe-Signature"], os.environ["STRIPE_WHSEC"]
        )
    except (ValueError, stripe.error.SignatureVerificationError):
        abort(400)
    if event["type"] == "invoice.paid":
        invoice = event["data"]["object"]
        bus.publish(
            PaymentSettled(
                reference=invoice["number"],
                amount=invoice["amount_paid"] / 100,
                paid_at=invoice["status_transitions"]["paid_at"],
            )
        )
    return "", 204
