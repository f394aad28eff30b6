import base64
import hashlib
import hmac
from functools import lru_cache
from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException, Request

from app.clients import ClearbitClient, HubSpotClient, SlackNotifier
from app.models import CalendlyEvent, Lead, TypeformEvent
from app.settings import settings

app = FastAPI(title="signup-hub")


@lru_cache
def get_hubspot() -> HubSpotClient:
    return HubSpotClient(settings.hubspot_token.get_secret_value())


@lru_cache
def get_clearbit() -> ClearbitClient:
    return ClearbitClient(settings.clearbit_key.get_secret_value())


@lru_cache
def get_slack() -> SlackNotifier:
    return SlackNotifier(settings.slack_bot_token.get_secret_value(), settings.slack_channel)


HubSpot = Annotated[HubSpotClient, Depends(get_hubspot)]
Clearbit = Annotated[ClearbitClient, Depends(get_clearbit)]
Slack = Annotated[SlackNotifier, Depends(get_slack)]


async def verify_typeform(request: Request, typeform_signature: str = Header(...)) -> None:
    body = await request.body()
    digest = hmac.new(
        settings.typeform_secret.get_secret_value().encode(), body, hashlib.sha256
    ).digest()
    expected = "sha256=" + base64.b64encode(digest).decode()
    if not hmac.compare_digest(expected, typeform_signature):
        raise HTTPException(403, "bad signature")


@app.post("/webhooks/typeform", dependencies=[Depends(verify_typeform)])
async def typeform_hook(event: TypeformEvent, hubspot: HubSpot, clearbit: Clearbit, slack: Slack):
    lead = Lead.from_typeform(event.form_response)
    firmographics = await clearbit.find(lead.email)
    first, _, last = lead.name.partition(" ")
    contact_id = await hubspot.upsert_contact(
        {
            "email": lead.email,
            "firstname": first,
            "lastname": last,
            "company": lead.company,
            **firmographics,
        }
    )
    url = f"https://app.hubspot.com/contacts/{settings.hubspot_portal_id}/contact/{contact_id}"
    await slack.new_lead(lead, url)
    return {"ok": True}


@app.post("/webhooks/calendly")
async def calendly_hook(event: CalendlyEvent, hubspot: HubSpot):
    if event.event != "invitee.created":
        return {"ok": True, "skipped": event.event}
    invitee = event.payload
    contact_id = await hubspot.upsert_contact({"email": invitee.email, "firstname": invitee.name})
    slot = invitee.scheduled_event
    await hubspot.log_meeting(contact_id, slot.name, slot.start_time, slot.end_time)
    return {"ok": True}


@app.get("/healthz")
async def healthz():
    return {"status": "up"}
