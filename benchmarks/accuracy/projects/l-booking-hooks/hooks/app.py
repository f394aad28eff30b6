import logging
import os

import httpx
from fastapi import BackgroundTasks, FastAPI, HTTPException, Request

from .crm import CloseClient
from .models import Hook
from .security import valid

app = FastAPI()
crm = CloseClient()
log = logging.getLogger("hooks")


async def tell_sales(owner: str, text: str) -> None:
    async with httpx.AsyncClient() as c:
        await c.post(os.environ["WEBEX_HOOK"], json={"markdown": f"**{owner}**: {text}"})


async def on_created(hook: Hook) -> None:
    who = hook.payload
    lead = await crm.find_lead(who.email)
    if lead is None:
        lead = await crm.create_lead(who.name, who.email)
    await crm.add_meeting(lead["id"], hook.summary())
    await crm.set_status(lead["id"], "Demo booked")
    owner = lead.get("custom", {}).get("Owner", "unassigned")
    await tell_sales(owner, "a new demo is in your calendar")


async def on_canceled(hook: Hook) -> None:
    lead = await crm.find_lead(hook.payload.email)
    if lead:
        await crm.set_status(lead["id"], "Demo canceled")


ROUTES = {"invitee.created": on_created, "invitee.canceled": on_canceled}


@app.post("/calendly")
async def calendly(request: Request, tasks: BackgroundTasks):
    body = await request.body()
    if not valid(request.headers.get("Calendly-Webhook-Signature", "t=,v1="), body):
        raise HTTPException(401)
    hook = Hook.model_validate_json(body)
    fn = ROUTES.get(hook.event)
    if fn:
        tasks.add_task(fn, hook)
    return {"ok": True}


@app.get("/health")
def health():
    return {"status": "up"}
