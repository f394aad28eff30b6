import base64
import hashlib
import hmac
import os

from fastapi import BackgroundTasks, FastAPI, Header, HTTPException, Request
from slack_sdk.web.async_client import AsyncWebClient

from . import crm, enrich, rules
from .models import Lead

app = FastAPI(title="lead router")
slack = AsyncWebClient(token=os.environ["SLACK_BOT_TOKEN"])


def check(signature: str | None, body: bytes) -> None:
    digest = hmac.new(os.environ["TYPEFORM_SECRET"].encode(), body, hashlib.sha256).digest()
    if signature != "sha256=" + base64.b64encode(digest).decode():
        raise HTTPException(403)


async def process(lead: Lead) -> None:
    company = await enrich.company_for(lead.domain)
    rep = rules.rep_for(lead, company)
    owner = crm.owner_by_email(rep)
    crm.save(lead, company, owner.id if owner else None)
    who = f"{owner.first_name} {owner.last_name}" if owner else "nobody yet"
    await slack.chat_postMessage(
        channel="#inbound",
        text=f"{lead.name or lead.email} ({lead.domain}) -> {who}\n> {lead.message or ''}",
    )


@app.post("/hooks/typeform", status_code=202)
async def typeform_hook(
    request: Request, tasks: BackgroundTasks, typeform_signature: str | None = Header(default=None)
):
    body = await request.body()
    check(typeform_signature, body)
    lead = Lead.from_typeform(await request.json())
    tasks.add_task(process, lead)
    return {"status": "queued"}
