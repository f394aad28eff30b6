from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta, timezone
from typing import Annotated, Any

import geckoboard
from fastapi import BackgroundTasks, Depends, FastAPI, Header, HTTPException, Request
from fastapi.security import HTTPBasic, HTTPBasicCredentials
from pydantic import BaseModel

from . import handlers  # noqa: F401
from .registry import chargebee, paddle
from .repo import Payments, payments
from .settings import settings

app = FastAPI(title="revhooks")
basic = HTTPBasic()


class ChargebeeEvent(BaseModel):
    id: str
    event_type: str
    content: dict[str, Any]


class PaddleEvent(BaseModel):
    event_id: str
    event_type: str
    data: dict[str, Any]


def is_chargebee(cred: Annotated[HTTPBasicCredentials, Depends(basic)]) -> None:
    if not secrets.compare_digest(cred.password, settings.chargebee_password):
        raise HTTPException(401)


@app.post("/hooks/chargebee", dependencies=[Depends(is_chargebee)], status_code=202)
async def chargebee_hook(event: ChargebeeEvent, later: BackgroundTasks):
    later.add_task(chargebee.dispatch, event.event_type, event.content)


@app.post("/hooks/paddle", status_code=202)
async def paddle_hook(request: Request, paddle_signature: Annotated[str, Header()]):
    raw = await request.body()
    ts, h1 = (part.split("=", 1)[1] for part in paddle_signature.split(";"))
    want = hmac.new(settings.paddle_secret.encode(), f"{ts}:".encode() + raw, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(want, h1):
        raise HTTPException(403)
    event = PaddleEvent.model_validate_json(raw)
    return {"handlers": await paddle.dispatch(event.event_type, event.data)}


@app.post("/jobs/board")
async def board(repo: Annotated[Payments, Depends(lambda: payments)]):
    """Called by the scheduler every hour."""
    rows = await repo.by_plan(datetime.now(timezone.utc) - timedelta(days=30))
    dataset = geckoboard.client(settings.geckoboard_key).datasets.find_or_create(
        "payments.by_plan",
        {
            "plan": {"type": "string", "name": "Plan"},
            "payments": {"type": "number", "name": "Payments"},
            "amount": {"type": "money", "name": "Amount", "currency_code": "EUR"},
        },
        ["plan"],
    )
    dataset.put([{"plan": p, "payments": n, "amount": int(total * 100)} for p, n, total in rows])
    return {"plans": len(rows)}
