from __future__ import annotations

import httpx

from .schemas import Booking, Firmographics, Lead
from .settings import Settings


class Pipedrive:
    base = "https://api.pipedrive.com/v1"

    def __init__(self, settings: Settings, http: httpx.AsyncClient):
        self.http = http
        self.params = {"api_token": settings.pipedrive_token}
        self.activity_type = settings.demo_activity_type

    async def person_id(self, email: str, name: str) -> int:
        found = await self.http.get(
            f"{self.base}/persons/search",
            params={**self.params, "term": email, "fields": "email", "exact_match": True},
        )
        items = found.json()["data"]["items"]
        if items:
            return items[0]["item"]["id"]
        made = await self.http.post(
            f"{self.base}/persons", params=self.params, json={"name": name, "email": [email]}
        )
        made.raise_for_status()
        return made.json()["data"]["id"]

    async def add_lead(self, lead: Lead) -> None:
        person = await self.person_id(lead.email, lead.name)
        title = f"{lead.company or lead.name} ({lead.employees or '?'} staff)"
        res = await self.http.post(
            f"{self.base}/leads",
            params=self.params,
            json={"title": title, "person_id": person},
        )
        res.raise_for_status()
        await self.http.post(
            f"{self.base}/notes",
            params=self.params,
            json={"content": lead.message or "-", "lead_id": res.json()["data"]["id"]},
        )

    async def add_demo(self, booking: Booking) -> None:
        person = await self.person_id(booking.email, booking.name)
        res = await self.http.post(
            f"{self.base}/activities",
            params=self.params,
            json={
                "subject": f"Demo with {booking.name}",
                "type": self.activity_type,
                "due_date": booking.start.date().isoformat(),
                "due_time": booking.start.strftime("%H:%M"),
                "person_id": person,
            },
        )
        res.raise_for_status()


class Brevo:
    def __init__(self, settings: Settings, http: httpx.AsyncClient):
        self.http = http
        self.headers = {"api-key": settings.brevo_key}
        self.list_id = settings.newsletter_list

    async def subscribe(self, email: str, name: str) -> None:
        await self.http.post(
            "https://api.brevo.com/v3/contacts",
            headers=self.headers,
            json={
                "email": email,
                "attributes": {"FIRSTNAME": name.split(" ")[0]},
                "listIds": [self.list_id],
                "updateEnabled": True,
            },
        )


class Apollo:
    def __init__(self, settings: Settings, http: httpx.AsyncClient):
        self.http = http
        self.headers = {"x-api-key": settings.apollo_key}

    async def firm(self, domain: str) -> Firmographics | None:
        res = await self.http.get(
            "https://api.apollo.io/api/v1/organizations/enrich",
            headers=self.headers,
            params={"domain": domain},
        )
        if res.status_code != 200 or not res.json().get("organization"):
            return None
        return Firmographics.model_validate(res.json()["organization"])
