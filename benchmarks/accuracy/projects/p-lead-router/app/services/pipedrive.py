import httpx

from ..config import Settings
from ..models import Firmographics, Submission

OWNERS = {"DE": 11820, "AT": 11820, "CH": 12007, "FR": 13991}
DEFAULT_OWNER = 11555
EMPLOYEES_FIELD = "6f2b0c4a2ab95c5a0a0f6f4e7f5f9b3f1d1f0a11"
INDUSTRY_FIELD = "b80d5e0b3d5a1b7c0a4b9d9c1c5c6d1e0b7f2c22"


class Pipedrive:
    def __init__(self, settings: Settings) -> None:
        self._client = httpx.AsyncClient(
            base_url=f"https://{settings.pipedrive_domain}.pipedrive.com/api/v1",
            params={"api_token": settings.pipedrive_token},
            timeout=15,
        )

    async def _person_id(self, email: str) -> int | None:
        r = await self._client.get("/persons/search", params={"term": email, "fields": "email", "exact_match": "true"})
        r.raise_for_status()
        items = r.json()["data"]["items"]
        return items[0]["item"]["id"] if items else None

    async def add_lead(self, sub: Submission, firm: Firmographics) -> None:
        owner = OWNERS.get(sub.country, DEFAULT_OWNER)
        org = await self._client.post(
            "/organizations",
            json={
                "name": firm.legal_name or sub.company or sub.domain,
                "owner_id": owner,
                EMPLOYEES_FIELD: firm.employees,
                INDUSTRY_FIELD: firm.industry,
            },
        )
        org_id = org.raise_for_status().json()["data"]["id"]

        person_id = await self._person_id(sub.email)
        if person_id is None:
            person = await self._client.post(
                "/persons",
                json={"name": sub.name, "email": [sub.email], "org_id": org_id, "owner_id": owner},
            )
            person_id = person.raise_for_status().json()["data"]["id"]

        lead = await self._client.post(
            "/leads",
            json={
                "title": f"Website: {sub.company or sub.name}",
                "person_id": person_id,
                "organization_id": org_id,
                "owner_id": owner,
            },
        )
        lead_id = lead.raise_for_status().json()["data"]["id"]
        if sub.message:
            await self._client.post("/notes", json={"content": sub.message, "lead_id": lead_id})

    async def close(self) -> None:
        await self._client.aclose()
