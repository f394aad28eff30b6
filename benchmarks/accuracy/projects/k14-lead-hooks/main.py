import hashlib
import hmac
import logging

from fastapi import BackgroundTasks, Depends, FastAPI, Form, Header, HTTPException, Request, Response

from clients import HelpScout, PandaDoc, Pipedrive
from config import Settings, get_settings
from schemas import CalendlyHook, Deal, Invitee, PipedriveHook

app = FastAPI(title="lead-hooks")
log = logging.getLogger("uvicorn.error")


async def calendly_body(
    request: Request,
    calendly_webhook_signature: str = Header(),
    settings: Settings = Depends(get_settings),
) -> CalendlyHook:
    raw = await request.body()
    parts = dict(p.split("=", 1) for p in calendly_webhook_signature.split(","))
    expected = hmac.new(settings.calendly_secret.get_secret_value().encode(),
                        f"{parts['t']}.".encode() + raw, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(expected, parts["v1"]):
        raise HTTPException(401)
    return CalendlyHook.model_validate_json(raw)


async def book_demo(invitee: Invitee) -> None:
    crm = Pipedrive()
    person = await crm.find_person(invitee.email)
    if person is None:
        person = await crm.add_person(invitee.name, invitee.email)
    start = invitee.scheduled_event.start_time
    await crm.add_activity(
        subject=invitee.scheduled_event.name,
        type="meeting",
        person_id=person,
        due_date=start.date().isoformat(),
        due_time=start.strftime("%H:%M"),
        note=invitee.notes,
    )


@app.post("/calendly", status_code=202)
async def calendly(tasks: BackgroundTasks, hook: CalendlyHook = Depends(calendly_body)):
    if hook.event == "invitee.created":
        tasks.add_task(book_demo, hook.payload)
    return {"ok": True}


async def send_contract(deal: Deal) -> None:
    contact = await Pipedrive().person(deal.person_id)
    first, _, last = contact["name"].partition(" ")
    doc = await PandaDoc().create_from_template(
        name=f"Contract {deal.title}",
        recipient={"email": contact["email"][0]["value"], "first_name": first, "last_name": last,
                   "role": "Client"},
        tokens={"Deal.Value": f"{deal.value:.2f} {deal.currency}", "Deal.Title": deal.title},
    )
    log.info("document %s for deal %s", doc["id"], deal.id)


@app.post("/pipedrive")
async def pipedrive(hook: PipedriveHook, tasks: BackgroundTasks):
    was = hook.previous.status if hook.previous else None
    if hook.current.status == "won" and was != "won" and hook.current.person_id:
        tasks.add_task(send_contract, hook.current)
    return {"ok": True}


@app.post("/twilio/sms")
async def sms(From: str = Form(), Body: str = Form(""), FromCity: str = Form("")):
    await HelpScout().new_conversation(f"SMS from {From} {FromCity}".strip(), From, Body)
    twiml = "<Response><Message>Thanks, we will call you back today.</Message></Response>"
    return Response(twiml, media_type="application/xml")


@app.get("/health")
async def health():
    try:
        await Pipedrive().me()
    except Exception as exc:
        raise HTTPException(503, "crm") from exc
    return {"status": "up"}
