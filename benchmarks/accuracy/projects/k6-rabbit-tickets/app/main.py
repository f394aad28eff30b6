import base64
import hashlib
import hmac
from contextlib import asynccontextmanager
from typing import Annotated, Any

import aio_pika
from fastapi import Depends, FastAPI, Header, HTTPException, Request
from pydantic import BaseModel

from app.settings import settings


@asynccontextmanager
async def lifespan(app: FastAPI):
    connection = await aio_pika.connect_robust(settings.amqp_url)
    async with connection:
        channel = await connection.channel()
        app.state.exchange = await channel.declare_exchange(
            settings.exchange, aio_pika.ExchangeType.TOPIC, durable=True
        )
        yield


app = FastAPI(lifespan=lifespan)


class TicketEvent(BaseModel):
    ticket_id: int
    subject: str
    description: str = ""
    priority: str | None = None


class AircallEvent(BaseModel):
    event: str
    token: str
    data: dict[str, Any]


class CallSummary(BaseModel):
    call_id: int
    phone: str
    duration: int
    recording: str | None = None


async def publish(request: Request, key: str, body: BaseModel) -> None:
    await request.app.state.exchange.publish(
        aio_pika.Message(
            body.model_dump_json().encode(),
            content_type="application/json",
            delivery_mode=aio_pika.DeliveryMode.PERSISTENT,
        ),
        routing_key=key,
    )


async def zendesk_signature(
    request: Request,
    x_zendesk_webhook_signature: Annotated[str, Header()],
    x_zendesk_webhook_signature_timestamp: Annotated[str, Header()],
) -> None:
    payload = x_zendesk_webhook_signature_timestamp.encode() + await request.body()
    mac = hmac.new(settings.zendesk_webhook_secret.encode(), payload, hashlib.sha256).digest()
    if not hmac.compare_digest(base64.b64encode(mac).decode(), x_zendesk_webhook_signature):
        raise HTTPException(401)


@app.post("/zendesk/ticket", status_code=202, dependencies=[Depends(zendesk_signature)])
async def zendesk_ticket(event: TicketEvent, request: Request):
    if event.priority in ("high", "urgent"):
        await publish(request, "zendesk.ticket", event)


@app.post("/aircall", status_code=202)
async def aircall(event: AircallEvent, request: Request):
    if event.token != settings.aircall_token:
        raise HTTPException(401)
    if event.event != "call.ended":
        return
    d = event.data
    summary = CallSummary(call_id=d["id"], phone=d["raw_digits"], duration=d["duration"], recording=d.get("recording"))
    await publish(request, "aircall.call", summary)
