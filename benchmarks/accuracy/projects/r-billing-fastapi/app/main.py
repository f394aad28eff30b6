from contextlib import asynccontextmanager

import asyncpg
import httpx
import stripe
from fastapi import BackgroundTasks, Depends, FastAPI, Header, HTTPException, Request

from .customerio import CustomerIO
from .repo import SubscriptionRepo
from .settings import Settings, get_settings


@asynccontextmanager
async def lifespan(app: FastAPI):
    settings = get_settings()
    app.state.pool = await asyncpg.create_pool(settings.database_url, min_size=1, max_size=5)
    app.state.http = httpx.AsyncClient(timeout=10)
    yield
    await app.state.http.aclose()
    await app.state.pool.close()


app = FastAPI(title="billing-bridge", lifespan=lifespan)


def repo(request: Request) -> SubscriptionRepo:
    return SubscriptionRepo(request.app.state.pool)


def cio(request: Request, settings: Settings = Depends(get_settings)) -> CustomerIO:
    return CustomerIO(request.app.state.http, settings.cio_site_id, settings.cio_api_key)


@app.post("/stripe/webhook")
async def stripe_webhook(
    request: Request,
    background: BackgroundTasks,
    stripe_signature: str = Header(None),
    settings: Settings = Depends(get_settings),
    subs: SubscriptionRepo = Depends(repo),
    messaging: CustomerIO = Depends(cio),
):
    payload = await request.body()
    try:
        event = stripe.Webhook.construct_event(payload, stripe_signature, settings.stripe_endpoint_secret)
    except (ValueError, stripe.error.SignatureVerificationError):
        raise HTTPException(400, "invalid payload")

    obj = event["data"]["object"]
    if event["type"] in ("customer.subscription.created", "customer.subscription.updated"):
        user_id = obj["metadata"].get("user_id")
        await subs.save(obj["id"], user_id, obj["status"], obj["items"]["data"][0]["price"]["lookup_key"])
        background.add_task(messaging.identify, user_id, {"subscription_status": obj["status"]})
    elif event["type"] == "customer.subscription.deleted":
        row = await subs.close(obj["id"])
        if row:
            background.add_task(messaging.track, row["user_id"], "subscription_ended", {"months": row["months"]})
    elif event["type"] == "invoice.payment_failed":
        row = await subs.by_customer_invoice(obj["subscription"])
        if row:
            background.add_task(
                messaging.track,
                row["user_id"],
                "payment_failed",
                {"amount": obj["amount_due"] / 100, "url": obj["hosted_invoice_url"]},
            )
    return {"received": True}


@app.get("/users/{user_id}/plan")
async def plan(user_id: str, subs: SubscriptionRepo = Depends(repo)):
    row = await subs.current(user_id)
    if not row:
        raise HTTPException(404)
    return {"plan": row["plan"], "status": row["status"]}


@app.get("/healthz")
async def healthz():
    return "ok"
