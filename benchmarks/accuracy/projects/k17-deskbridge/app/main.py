from typing import Annotated

from fastapi import Depends, FastAPI, Request

from . import services
from .container import Container, get_container
from .schemas import IntercomEvent, LeadForm

app = FastAPI(title="deskbridge")
C = Annotated[Container, Depends(get_container)]


@app.post("/hooks/intercom")
async def intercom_hook(event: IntercomEvent, c: C):
    if event.topic != "conversation.admin.assigned":
        return {"skipped": event.topic}
    return {"issue": await services.escalate(c, event.data.item)}


@app.post("/hooks/jira")
async def jira_hook(request: Request, c: C):
    payload = await request.json()
    if payload.get("webhookEvent") != "comment_created":
        return {"relayed": False}
    return {"relayed": await services.relay_comment(c, payload["issue"], payload["comment"])}


@app.post("/hooks/typeform", status_code=202)
async def typeform_hook(request: Request, c: C):
    lead = LeadForm.from_typeform(await request.json())
    await services.save_lead(c, lead)
    return {"ok": True}
