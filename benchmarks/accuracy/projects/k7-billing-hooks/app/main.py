from __future__ import annotations

from typing import Annotated

import stripe
from fastapi import BackgroundTasks, Depends, FastAPI, Header, HTTPException, Request

from .config import settings
from .gateways import HubSpotGateway, post_to_slack, track_payment
from .models import Bounce, Payment

stripe.api_key = settings.stripe_key
app = FastAPI(title="billing hooks")


def hubspot() -> HubSpotGateway:
    return HubSpotGateway()


@app.post("/stripe")
async def stripe_hook(
    request: Request,
    background: BackgroundTasks,
    stripe_signature: Annotated[str, Header()],
) -> dict[str, bool]:
    try:
        event = stripe.Webhook.construct_event(
            await request.body(), stripe_signature, settings.stripe_endpoint_secret
        )
    except (ValueError, stripe.error.SignatureVerificationError) as exc:
        raise HTTPException(400, "bad payload") from exc

    obj = event["data"]["object"]
    match event["type"]:
        case "invoice.paid":
            background.add_task(track_payment, Payment.from_invoice(obj))
        case "charge.dispute.created":
            charge = stripe.Charge.retrieve(obj["charge"])
            text = f"Dispute over {charge.amount / 100:.2f} {charge.currency} by {charge.billing_details.email}"
            background.add_task(post_to_slack, "#finance", text)
    return {"received": True}


@app.post("/postmark")
async def postmark_hook(
    bounce: Bounce,
    background: BackgroundTasks,
    crm: Annotated[HubSpotGateway, Depends(hubspot)],
) -> dict[str, bool]:
    if bounce.is_hard:
        await crm.mark_bounced(bounce)
        background.add_task(post_to_slack, "#crm", "A hard bounce was recorded in HubSpot")
    return {"received": True}


@app.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok"}
