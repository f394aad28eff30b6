import base64
import hashlib
import hmac

import httpx
import stripe
from fastapi import BackgroundTasks, Depends, FastAPI, Header, HTTPException, Request

from .fulfilment import ship
from .notify import notify
from .settings import Settings, get_settings
from .stripe_events import HANDLERS

app = FastAPI(title="shop hooks")


async def shopify_body(
    request: Request,
    x_shopify_hmac_sha256: str = Header(),
    settings: Settings = Depends(get_settings),
) -> dict:
    raw = await request.body()
    digest = hmac.new(settings.shopify_webhook_secret.encode(), raw, hashlib.sha256).digest()
    if not hmac.compare_digest(base64.b64encode(digest).decode(), x_shopify_hmac_sha256):
        raise HTTPException(401)
    return await request.json()


async def track_order(order: dict, settings: Settings) -> bool:
    event = {
        "data": {
            "type": "event",
            "attributes": {
                "metric": {"data": {"type": "metric", "attributes": {"name": "Placed Order (backend)"}}},
                "profile": {"data": {"type": "profile", "attributes": {
                    "email": order["email"],
                    "first_name": order["customer"]["first_name"],
                }}},
                "properties": {"items": [i["title"] for i in order["line_items"]]},
                "value": float(order["total_price"]),
                "unique_id": str(order["id"]),
            },
        }
    }
    async with httpx.AsyncClient() as http:
        r = await http.post(
            "https://a.klaviyo.com/api/events/",
            json=event,
            headers={"Authorization": f"Klaviyo-API-Key {settings.klaviyo_key}", "revision": "2024-02-15"},
        )
    return r.status_code == 202


@app.post("/webhooks/shopify/orders-create")
async def orders_create(
    tasks: BackgroundTasks,
    order: dict = Depends(shopify_body),
    settings: Settings = Depends(get_settings),
):
    if not await track_order(order, settings):
        tasks.add_task(notify, "Klaviyo did not accept an order event, please check the metrics page")
    if order.get("shipping_address"):
        tasks.add_task(ship, order, settings)
    return {"ok": True}


@app.post("/webhooks/stripe")
async def stripe_hook(
    request: Request,
    stripe_signature: str = Header(),
    settings: Settings = Depends(get_settings),
):
    payload = await request.body()
    try:
        event = stripe.Webhook.construct_event(payload, stripe_signature, settings.stripe_webhook_secret)
    except (ValueError, stripe.SignatureVerificationError):
        raise HTTPException(400)
    handler = HANDLERS.get(event["type"])
    if handler:
        await handler(event["data"]["object"])
    return {"received": True}
