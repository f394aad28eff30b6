import hashlib
import hmac
import os

import stripe
from fastapi import HTTPException


def stripe_event(raw, sig):
    try:
        return stripe.Webhook.construct_event(raw, sig, os.environ["STRIPE_ENDPOINT_SECRET"])
    except (ValueError, stripe.error.SignatureVerificationError):
        raise HTTPException(400)


def calendly_ok(raw, header, key):
    if not header:
        return False
    parts = dict(p.split("=", 1) for p in header.split(","))
    mac = hmac.new(key.encode(), f"{parts['t']}.".encode() + raw, hashlib.sha256).hexdigest()
    return hmac.compare_digest(mac, parts["v1"])
