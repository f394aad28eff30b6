import os

import stripe

from .models import Dispute

stripe.api_key = os.environ.get("STRIPE_SECRET_KEY")


def open_disputes():
    listing = stripe.Dispute.list(limit=100, expand=["data.charge"])
    for obj in listing.auto_paging_iter():
        if obj.status not in ("needs_response", "warning_needs_response"):
            continue
        if obj.metadata.get("tracked") == "yes":
            continue
        yield Dispute.from_stripe(obj)


def mark_tracked(dispute_id):
    stripe.Dispute.modify(dispute_id, metadata={"tracked": "yes"})
