"""GoCardless webhook: confirmed direct debits go on the topic."""
import os

import gocardless_pro
from flask import Flask, abort, request
from gocardless_pro import webhooks
from gocardless_pro.errors import InvalidSignatureError

from .entry import Entry
from .stream import publish

app = Flask(__name__)
client = gocardless_pro.Client(access_token=os.environ["GC_TOKEN"], environment="live")


def to_entry(payment_id: str) -> Entry:
    payment = client.payments.get(payment_id)
    mandate = client.mandates.get(payment.links.mandate)
    customer = client.customers.get(mandate.links.customer)
    return Entry(
        ref=payment.id,
        customer=customer.company_name or f"{customer.given_name} {customer.family_name}",
        amount=payment.amount / 100,
        currency=payment.currency,
        date=payment.charge_date,
        memo=payment.description or "",
    )


@app.post("/gocardless")
def gocardless():
    try:
        events = webhooks.parse(request.data, os.environ["GC_SECRET"], request.headers["Webhook-Signature"])
    except InvalidSignatureError:
        abort(498)
    for event in events:
        if event.resource_type == "payments" and event.action == "confirmed":
            publish(to_entry(event.links.payment))
    return "", 204
