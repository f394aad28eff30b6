from collections.abc import AsyncIterator
from typing import Annotated

import httpx
from fastapi import Depends, FastAPI, Request

from .schemas import Booking, Lead
from .service import LeadService
from .settings import Settings, get_settings
from .vendors import Apollo, Brevo, Pipedrive

app = FastAPI(title="leadgate")


async def lead_service(
    settings: Annotated[Settings, Depends(get_settings)],
) -> AsyncIterator[LeadService]:
    async with httpx.AsyncClient(timeout=15) as http:
        yield LeadService(
            Pipedrive(settings, http), Brevo(settings, http), Apollo(settings, http)
        )


Service = Annotated[LeadService, Depends(lead_service)]


@app.post("/webhooks/typeform", status_code=202)
async def typeform(request: Request, service: Service) -> dict[str, str]:
    await service.accept(Lead.from_typeform(await request.json()))
    return {"status": "accepted"}


@app.post("/webhooks/calendly", status_code=202)
async def calendly(request: Request, service: Service) -> dict[str, str]:
    body = await request.json()
    if body["event"] == "invitee.created":
        await service.book(Booking.from_calendly(body))
    return {"status": "accepted"}


@app.get("/health")
async def health() -> dict[str, str]:
    return {"status": "ok"}
