from typing import Annotated

import stripe
from fastapi import BackgroundTasks, Depends, FastAPI, Header, HTTPException, Request

from .billing import Billing
from .chat import Chat
from .config import Settings, settings
from .crm import Crm
from .mail import Mailer

app = FastAPI(title="billing-events")


def billing(cfg: Annotated[Settings, Depends(settings)]) -> Billing:
    stripe.api_key = cfg.stripe_key
    return Billing(cfg, Crm(cfg.hubspot_token), Chat(cfg.intercom_token), Mailer(cfg.postmark_token, cfg.sender))


@app.post("/webhooks/stripe", status_code=202)
async def stripe_hook(
    request: Request,
    tasks: BackgroundTasks,
    svc: Annotated[Billing, Depends(billing)],
    cfg: Annotated[Settings, Depends(settings)],
    stripe_signature: Annotated[str, Header()],
):
    try:
        event = stripe.Webhook.construct_event(await request.body(), stripe_signature, cfg.stripe_webhook_secret)
    except (ValueError, stripe.SignatureVerificationError) as exc:
        raise HTTPException(400) from exc
    if job := svc.job_for(event):
        tasks.add_task(job)
    return {}
