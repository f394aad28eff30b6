from __future__ import annotations

import hashlib
import hmac
import os

from fastapi import Depends, FastAPI, Header, HTTPException, Request

from . import gocardless_events, paddle_events  # noqa: F401  registers the handlers
from .deps import Deps, get_deps
from .registry import dispatch
from .schemas import GoCardlessBatch, PaddleEvent

app = FastAPI(title="billing-hooks")


async def paddle_event(request: Request, paddle_signature: str = Header()) -> PaddleEvent:
    raw = await request.body()
    parts = dict(p.split("=", 1) for p in paddle_signature.split(";"))
    want = hmac.new(
        os.environ["PADDLE_SECRET"].encode(), parts["ts"].encode() + b":" + raw, hashlib.sha256
    ).hexdigest()
    if not hmac.compare_digest(want, parts["h1"]):
        raise HTTPException(401)
    return PaddleEvent.model_validate_json(raw)


async def gocardless_batch(request: Request, webhook_signature: str = Header()) -> GoCardlessBatch:
    raw = await request.body()
    want = hmac.new(os.environ["GC_WEBHOOK_SECRET"].encode(), raw, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(want, webhook_signature):
        raise HTTPException(498)
    return GoCardlessBatch.model_validate_json(raw)


@app.post("/paddle")
async def paddle(event: PaddleEvent = Depends(paddle_event), deps: Deps = Depends(get_deps)) -> dict:
    return {"handled": await dispatch(event.event_type, event, deps)}


@app.post("/gocardless")
async def gocardless(batch: GoCardlessBatch = Depends(gocardless_batch), deps: Deps = Depends(get_deps)) -> dict:
    done = 0
    for event in batch.events:
        done += await dispatch(event.topic, event, deps)
    return {"handled": done}
