import os

import stripe
from flask import Blueprint, abort, request

from .ledger import Ledger, Receipt

bp = Blueprint("payments", __name__)
ledger = Ledger(os.environ.get("XERO_TENANT", ""), os.environ.get("XERO_TOKEN", ""))


@bp.post("/stripe")
def on_stripe():
    try:
        event = stripe.Webhook.construct_event(
            request.get_data(), request.headers.get("Stripe-Signature", ""),
            os.environ["STRIPE_WEBHOOK_SECRET"],
        )
    except (ValueError, stripe.error.SignatureVerificationError):
        abort(400)

    handler = HANDLERS.get(event["type"])
    if handler is not None:
        handler(event["data"]["object"])
    return "", 204


def paid(invoice):
    ledger.book(Receipt(
        reference=invoice["number"],
        amount=invoice["amount_paid"] / 100,
        currency=invoice["currency"].upper(),
        customer=invoice.get("customer_name") or invoice["customer_email"],
    ))


def refunded(charge):
    ledger.book(Receipt(
        reference=f"refund {charge['id']}",
        amount=-charge["amount_refunded"] / 100,
        currency=charge["currency"].upper(),
        customer=charge["billing_details"]["name"],
    ))


HANDLERS = {"invoice.paid": paid, "charge.refunded": refunded}
