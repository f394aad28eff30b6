from __future__ import annotations

import asyncio

from .schemas import Booking, Lead
from .vendors import Apollo, Brevo, Pipedrive

FREEMAIL = {"gmail.com", "outlook.com", "yahoo.com", "gmx.de", "web.de"}


class LeadService:
    def __init__(self, crm: Pipedrive, mailing: Brevo, enrichment: Apollo):
        self.crm = crm
        self.mailing = mailing
        self.enrichment = enrichment

    async def _enrich(self, lead: Lead) -> Lead:
        domain = lead.email.split("@")[1]
        if domain in FREEMAIL:
            return lead
        firm = await self.enrichment.firm(domain)
        if firm is None:
            return lead
        return lead.model_copy(
            update={"company": firm.name, "employees": firm.estimated_num_employees}
        )

    async def accept(self, lead: Lead) -> None:
        jobs = [self.crm.add_lead(await self._enrich(lead))]
        if lead.newsletter:
            jobs.append(self.mailing.subscribe(lead.email, lead.name))
        await asyncio.gather(*jobs)

    async def book(self, booking: Booking) -> None:
        await self.crm.add_demo(booking)
