import stripe
from fastapi import BackgroundTasks, Depends, FastAPI, HTTPException, Request

from .config import Settings, settings
from .handlers import HANDLERS

app = FastAPI(title="billing-hooks")


async def stripe_event(request: Request, cfg: Settings = Depends(settings)) -> stripe.Event:
    payload = await request.body()
    try:
        return stripe.Webhook.construct_event(payload, request.headers.get("stripe-signature"), cfg.stripe_endpoint_secret)
    except (ValueError, stripe.error.SignatureVerificationError):
        raise HTTPException(400, "bad signature")


@app.post("/stripe")
async def receive(tasks: BackgroundTasks, event: stripe.Event = Depends(stripe_event)):
    handler = HANDLERS.get(event["type"])
    if handler:
        tasks.add_task(handler, event["data"]["object"])
    return {"handled": handler is not None}
