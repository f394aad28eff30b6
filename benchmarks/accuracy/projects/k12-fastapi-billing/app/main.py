from __future__ import annotations

import hashlib
import hmac
import logging
import secrets
from typing import Annotated

from fastapi import BackgroundTasks, Depends, FastAPI, Header, HTTPException, Request, status
from fastapi.security import HTTPBasic, HTTPBasicCredentials
from posthog import Posthog

from .clients import Attio, FreeAgent, get_attio, get_freeagent, lifespan
from .schemas import Booking, CalEvent, ChargebeeEvent, Invoice
from .settings import settings

log = logging.getLogger(__name__)
app = FastAPI(title="billing-hooks", lifespan=lifespan)
basic = HTTPBasic()
analytics = Posthog(settings().posthog_key, host=settings().posthog_host)


def from_chargebee(cred: Annotated[HTTPBasicCredentials, Depends(basic)]) -> None:
    s = settings()
    ok = secrets.compare_digest(cred.username, s.chargebee_hook_user) and secrets.compare_digest(
        cred.password, s.chargebee_hook_password.get_secret_value()
    )
    if not ok:
        raise HTTPException(status.HTTP_401_UNAUTHORIZED)


async def book_invoice(freeagent: FreeAgent, invoice: Invoice) -> None:
    try:
        await freeagent.create_invoice(invoice)
    except LookupError as e:
        log.error("no contact for %s", e)
        analytics.capture(distinct_id="billing-hooks", event="invoice failed", properties={"stage": "contact"})
        return
    analytics.capture(distinct_id="billing-hooks", event="invoice booked")


@app.post("/hooks/chargebee", dependencies=[Depends(from_chargebee)], status_code=202)
async def chargebee(
    event: ChargebeeEvent,
    tasks: BackgroundTasks,
    freeagent: Annotated[FreeAgent, Depends(get_freeagent)],
) -> dict[str, str]:
    if event.event_type == "invoice_generated" and event.content.invoice:
        tasks.add_task(book_invoice, freeagent, event.content.invoice)
    return {"status": "accepted"}


async def register(attio: Attio, booking: Booking) -> None:
    for person in booking.attendees:
        record = await attio.assert_person(person)
        await attio.note(record, booking)
        analytics.capture(
            distinct_id=person.email,
            event="demo booked",
            properties={"title": booking.title, "at": booking.startTime.isoformat(), "$set": {"name": person.name}},
        )


@app.post("/hooks/cal", status_code=202)
async def cal(
    request: Request,
    tasks: BackgroundTasks,
    attio: Annotated[Attio, Depends(get_attio)],
    x_cal_signature_256: Annotated[str, Header()] = "",
) -> dict[str, str]:
    raw = await request.body()
    digest = hmac.new(settings().calcom_hook_secret.get_secret_value().encode(), raw, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(digest, x_cal_signature_256):
        raise HTTPException(status.HTTP_401_UNAUTHORIZED)
    event = CalEvent.model_validate_json(raw)
    if event.trigger == "BOOKING_CREATED" and event.payload:
        tasks.add_task(register, attio, event.payload)
    return {"status": "accepted"}
