import base64
import hashlib
import hmac
import os

from fastapi import BackgroundTasks, Depends, FastAPI, Header, HTTPException, Request

from .deps import fulfilment
from .models import Order
from .services import Fulfilment

app = FastAPI(title="shipbridge")


async def signed_body(request: Request, x_wc_webhook_signature: str = Header("")) -> bytes:
    raw = await request.body()
    mac = hmac.new(os.environ["WOO_HOOK_SECRET"].encode(), raw, hashlib.sha256).digest()
    if not hmac.compare_digest(base64.b64encode(mac).decode(), x_wc_webhook_signature):
        raise HTTPException(401)
    return raw


@app.post("/hooks/woo/order")
async def woo_order(raw: bytes = Depends(signed_body), svc: Fulfilment = Depends(fulfilment)):
    order = Order.model_validate_json(raw)
    return {"forwarded": await svc.on_order(order)}


@app.post("/hooks/shipstation")
async def ship_notify(payload: dict, tasks: BackgroundTasks, svc: Fulfilment = Depends(fulfilment)):
    if payload.get("resource_type") != "SHIP_NOTIFY":
        return {"ignored": True}
    tasks.add_task(svc.on_shipped, payload["resource_url"])
    return {"ok": True}


@app.get("/healthz")
def healthz():
    return "ok"
