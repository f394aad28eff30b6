import logging

import httpx
from fastapi import APIRouter, BackgroundTasks, Request

from . import settings
from .clients import GetResponse, Pipedrive
from .models import Lead, Spotkanie

log = logging.getLogger(__name__)
router = APIRouter(prefix="/hooks")
pd = Pipedrive()


async def powiadom(lead: Lead) -> None:
    async with httpx.AsyncClient() as c:
        await c.post(
            settings.DISCORD_HANDLOWCY,
            json={"content": f"**Nowy lead** {lead.imie} ({lead.telefon or 'bez telefonu'})\n> {lead.uwagi}"},
        )


async def faktura_zaliczkowa(deal: dict) -> None:
    osoba = await pd.pobierz_osobe(deal["person_id"])
    faktura = {
        "invoice": {
            "payment_method": "transfer",
            "client_company_name": deal.get("org_name") or osoba["name"],
            "services": [
                {
                    "name": f"Zaliczka - {deal['title']}",
                    "tax_symbol": "23",
                    "unit_net_price": int(deal["value"] * 100 * 0.3),
                    "quantity": 1,
                }
            ],
        }
    }
    async with httpx.AsyncClient() as c:
        r = await c.post(
            "https://api.infakt.pl/v3/invoices.json",
            json=faktura,
            headers={"X-inFakt-ApiKey": settings.INFAKT_KEY},
        )
    log.info("infakt %s", r.status_code)


@router.post("/typeform")
async def typeform(request: Request, tlo: BackgroundTasks):
    lead = Lead.z_typeform(await request.json())
    tlo.add_task(pd.nowy_lead, lead)
    tlo.add_task(powiadom, lead)
    return {"ok": True}


@router.post("/calendly")
async def calendly(request: Request, tlo: BackgroundTasks):
    body = await request.json()
    if body["event"] != "invitee.created":
        return {"ok": True, "pominięto": body["event"]}
    s = Spotkanie(**body["payload"])
    tlo.add_task(GetResponse.zapisz, s.email, imie=s.name)
    return {"ok": True}


@router.post("/pipedrive")
async def pipedrive(request: Request, tlo: BackgroundTasks):
    body = await request.json()
    deal, poprzednio = body["current"], body.get("previous") or {}
    if deal["status"] == "won" and poprzednio.get("status") != "won":
        tlo.add_task(faktura_zaliczkowa, deal)
    return {"ok": True}
