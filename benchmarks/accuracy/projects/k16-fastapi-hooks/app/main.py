from __future__ import annotations

import hashlib
import hmac
from datetime import datetime
from typing import Annotated

import resend
import stripe
from fastapi import BackgroundTasks, Depends, FastAPI, Header, HTTPException, Request
from pydantic import BaseModel

from . import db
from .clients import Attio, get_attio, subscribe
from .settings import settings

app = FastAPI(lifespan=db.lifespan)
resend.api_key = settings.resend_api_key


class ScheduledEvent(BaseModel):
    uri: str
    name: str
    start_time: datetime


class Invitee(BaseModel):
    email: str
    name: str
    scheduled_event: ScheduledEvent
    questions_and_answers: list[dict] = []


class CalendlyHook(BaseModel):
    event: str
    payload: Invitee


async def calendly_signed(
    request: Request, calendly_webhook_signature: Annotated[str, Header()]
) -> CalendlyHook:
    parts = dict(p.split("=", 1) for p in calendly_webhook_signature.split(","))
    body = await request.body()
    mac = hmac.new(settings.calendly_signing_key.encode(), f"{parts['t']}.".encode() + body, hashlib.sha256)
    if not hmac.compare_digest(mac.hexdigest(), parts["v1"]):
        raise HTTPException(401)
    return CalendlyHook.model_validate_json(body)


async def book(invitee: Invitee) -> None:
    ev = invitee.scheduled_event
    async with db.tx() as con:
        await con.execute(
            "insert into bookings (uri, email, name, kind, starts_at) values ($1,$2,$3,$4,$5) on conflict do nothing",
            ev.uri, invitee.email, invitee.name, ev.name, ev.start_time,
        )


@app.post("/hooks/calendly", status_code=202)
async def calendly(
    hook: Annotated[CalendlyHook, Depends(calendly_signed)],
    tasks: BackgroundTasks,
    attio: Annotated[Attio, Depends(get_attio)],
):
    await db.bump("calendly")
    if hook.event != "invitee.created":
        return
    tasks.add_task(book, hook.payload)
    tasks.add_task(
        attio.upsert_person,
        hook.payload.email,
        name=hook.payload.name,
        last_demo=hook.payload.scheduled_event.start_time.date().isoformat(),
    )


@app.post("/hooks/stripe", status_code=202)
async def stripe_hook(request: Request, tasks: BackgroundTasks, stripe_signature: Annotated[str, Header()]):
    try:
        event = stripe.Webhook.construct_event(
            await request.body(), stripe_signature, settings.stripe_webhook_secret
        )
    except (ValueError, stripe.error.SignatureVerificationError):
        raise HTTPException(400)
    await db.bump("stripe")
    if event["type"] == "checkout.session.completed":
        who = event["data"]["object"]["customer_details"]
        tasks.add_task(subscribe, who["email"], (who["name"] or "").split(" ")[0] or None)


@app.post("/cron/reminders")
async def reminders():
    async with db.tx() as con:
        rows = await con.fetch(
            "update bookings set reminded = true where not reminded and starts_at < now() + interval '24 hours' "
            "returning email, name, kind, starts_at"
        )
    for r in rows:
        resend.Emails.send({
            "from": "Team Lumo <team@lumo.example>",
            "to": [r["email"]],
            "subject": f"Tomorrow: {r['kind']}",
            "html": f"<p>Hi {r['name']},</p><p>we talk at {r['starts_at']:%H:%M} UTC.</p>",
        })
    return {"sent": len(rows)}
