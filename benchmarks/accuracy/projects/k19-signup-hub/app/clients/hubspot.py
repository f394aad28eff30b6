from __future__ import annotations

from datetime import datetime

import httpx

MEETING_TO_CONTACT = 200


class HubSpotClient:
    def __init__(self, token: str):
        self._http = httpx.AsyncClient(
            base_url="https://api.hubapi.com",
            headers={"Authorization": f"Bearer {token}"},
            timeout=15,
        )

    async def find_contact(self, email: str) -> str | None:
        r = await self._http.post(
            "/crm/v3/objects/contacts/search",
            json={
                "filterGroups": [
                    {"filters": [{"propertyName": "email", "operator": "EQ", "value": email}]}
                ],
                "limit": 1,
            },
        )
        r.raise_for_status()
        results = r.json()["results"]
        return results[0]["id"] if results else None

    async def upsert_contact(self, properties: dict) -> str:
        properties = {k: v for k, v in properties.items() if v not in (None, "")}
        contact_id = await self.find_contact(properties["email"])
        if contact_id:
            r = await self._http.patch(
                f"/crm/v3/objects/contacts/{contact_id}", json={"properties": properties}
            )
        else:
            r = await self._http.post("/crm/v3/objects/contacts", json={"properties": properties})
        r.raise_for_status()
        return r.json()["id"]

    async def log_meeting(self, contact_id: str, title: str, start: datetime, end: datetime) -> None:
        r = await self._http.post(
            "/crm/v3/objects/meetings",
            json={
                "properties": {
                    "hs_timestamp": start.isoformat(),
                    "hs_meeting_title": title,
                    "hs_meeting_start_time": start.isoformat(),
                    "hs_meeting_end_time": end.isoformat(),
                },
                "associations": [
                    {
                        "to": {"id": contact_id},
                        "types": [
                            {
                                "associationCategory": "HUBSPOT_DEFINED",
                                "associationTypeId": MEETING_TO_CONTACT,
                            }
                        ],
                    }
                ],
            },
        )
        r.raise_for_status()
