"""Stripe."""
import os

import stripe
from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool

from app.services import payments_table

router = APIRouter()
HANDLERS = {}


def handles(kind):
    def deco(fn):
        HANDLERS[kind] = fn
        return fn

    return deco


@handles("checkout.session.completed")
def paid(session):
    payments_table().create({
        "Session": session["id"],
        "Email": session["customer_details"]["email"],
        "Amount": session["amount_total"] / 100,
    })


@handles("charge.dispute.created")
def disputed(dispute):
    print("dispute", dispute["id"], dispute["reason"])


@router.post("/stripe")
async def stripe_hook(request: Request):
    event = stripe.Webhook.construct_event(
        await request.body(), request.headers["stripe-signature"], os.environ["STRIPE_WEBHOOK_SECRET"]
    )
    if handler := HANDLERS.get(event["type"]):
        await run_in_threadpool(handler, event["data"]["object"])
    return {"received": True}
