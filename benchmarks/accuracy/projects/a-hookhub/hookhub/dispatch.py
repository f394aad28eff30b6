import logging

import stripe

from .schema import Person, TimelineNote
from .sinks import CrmSink

log = logging.getLogger(__name__)
sink = CrmSink()


def _customer(obj):
    return stripe.Customer.retrieve(obj["customer"])


def on_subscription(obj):
    cust = _customer(obj)
    item = obj["items"]["data"][0]
    sink.person(Person(
        email=cust["email"],
        stripe_customer=cust["id"],
        subscription_status=obj["status"],
        mrr_cents=item["price"]["unit_amount"] * item["quantity"],
    ))


def on_payment_failed(obj):
    sink.note(TimelineNote(email=obj["customer_email"],
                           body=f"Invoice {obj['number']} over {obj['amount_due'] / 100:.2f} failed"))


def on_invitee(payload):
    first, _, last = payload["name"].partition(" ")
    sink.person(Person(email=payload["email"], firstname=first, lastname=last or None,
                       next_meeting=payload["scheduled_event"]["start_time"]))


def on_cancel(payload):
    reason = (payload.get("cancellation") or {}).get("reason") or "no reason given"
    sink.note(TimelineNote(email=payload["email"], body="Meeting cancelled: " + reason))


ROUTES = {
    "billing.customer.subscription.created": on_subscription,
    "billing.customer.subscription.updated": on_subscription,
    "billing.invoice.payment_failed": on_payment_failed,
    "invitee.created": on_invitee,
    "invitee.canceled": on_cancel,
}


def handle(kind, obj):
    fn = ROUTES.get(kind)
    if fn is None:
        log.debug("ignored %s", kind)
        return
    try:
        fn(obj)
    except Exception:
        log.exception("handler for %s", kind)
