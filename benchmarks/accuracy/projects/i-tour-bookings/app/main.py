import os

from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import APIKeyHeader

from .schemas import Event
from .tasks import dispatch

app = FastAPI(title="Rezdy booking hooks")
key = APIKeyHeader(name="X-Api-Key")


def check(k: str = Depends(key)):
    if k != os.environ["REZDY_HOOK_KEY"]:
        raise HTTPException(403)


@app.post("/rezdy/booking", status_code=202, dependencies=[Depends(check)])
def booking(event: Event):
    dispatch.delay(event.model_dump(mode="json"))
    return {"queued": event.booking.booking_ref}


@app.get("/healthz")
def health():
    return "ok"
