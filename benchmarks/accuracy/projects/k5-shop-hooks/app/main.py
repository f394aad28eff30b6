import base64
import hashlib
import hmac

import stripe
from fastapi import BackgroundTasks, FastAPI, Header, HTTPException, Request

from app.config import settings
from app.models import ShopifyOrder
from app.services import intercom, klaviyo

app = FastAPI(title="shop-hooks")
stripe.api_key = settings.stripe_key


def check_shopify(body: bytes, given: str) -> None:
    digest = hmac.new(settings.shopify_secret.encode(), body, hashlib.sha256).digest()
    if not hmac.compare_digest(base64.b64encode(digest).decode(), given):
        raise HTTPException(401, "bad hmac")


@app.post("/hooks/shopify/orders-paid", status_code=202)
async def orders_paid(request: Request, x_shopify_hmac_sha256: str = Header(...)):
    body = await request.body()
    check_shopify(body, x_shopify_hmac_sha256)
    order = ShopifyOrder.model_validate_json(body)
    await klaviyo.track_order(order)
    return {"ok": True}


@app.post("/hooks/stripe", status_code=202)
async def stripe_events(request: Request, background: BackgroundTasks, stripe_signature: str = Header(...)):
    payload = await request.body()
    try:
        event = stripe.Webhook.construct_event(payload, stripe_signature, settings.stripe_webhook_secret)
    except stripe.error.SignatureVerificationError:
        raise HTTPException(400, "bad signature")
    if event["type"] == "charge.dispute.created":
        background.add_task(intercom.open_dispute, event["data"]["object"])
    return {"ok": True}


@app.get("/healthz")
async def healthz():
    return {"status": "up"}
