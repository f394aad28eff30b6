import os

from fastapi import BackgroundTasks, FastAPI, Header, HTTPException, Request

from . import verify
from .dispatch import handle

app = FastAPI(title="hookhub")


@app.post("/in/billing")
async def billing(request: Request, bg: BackgroundTasks, stripe_signature: str = Header(None)):
    event = verify.stripe_event(await request.body(), stripe_signature)
    bg.add_task(handle, "billing." + event["type"], event["data"]["object"])
    return {"ok": True}


@app.post("/in/meetings")
async def meetings(request: Request, bg: BackgroundTasks, calendly_webhook_signature: str = Header(None)):
    raw = await request.body()
    if not verify.calendly_ok(raw, calendly_webhook_signature, os.environ["CALENDLY_SIGNING_KEY"]):
        raise HTTPException(401)
    js = await request.json()
    bg.add_task(handle, js["event"], js["payload"])
    return {"ok": True}


@app.get("/healthz")
def health():
    return "ok"
