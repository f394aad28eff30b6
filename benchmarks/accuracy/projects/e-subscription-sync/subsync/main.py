import os
import secrets
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.security import HTTPBasic, HTTPBasicCredentials

from .events import ChargebeeEvent
from .gateways import CustomerIo, Intercom
from .store import SubscriptionStore
from .wiring import build_bus

store = SubscriptionStore(os.environ["DATABASE_URL"])
bus = build_bus(CustomerIo(os.environ["CIO_SITE"], os.environ["CIO_KEY"]), Intercom(os.environ["INTERCOM_TOKEN"]), store)
basic = HTTPBasic()


@asynccontextmanager
async def lifespan(_: FastAPI):
    await store.open()
    yield
    await store.close()


app = FastAPI(lifespan=lifespan)


def authorised(cred: HTTPBasicCredentials = Depends(basic)):
    if not secrets.compare_digest(cred.password, os.environ["WEBHOOK_PASSWORD"]):
        raise HTTPException(401)


@app.post("/webhooks/chargebee", dependencies=[Depends(authorised)])
async def chargebee(request: Request):
    event = ChargebeeEvent.from_webhook(await request.json())
    if not await store.first_time(event.id):
        return {"duplicate": True}
    return {"handled": await bus.publish(event)}
