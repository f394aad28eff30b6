from __future__ import annotations

import json
from typing import Protocol

import aiohttp

from .models import Attendee, env


class Sink(Protocol):
    async def save(self, who: Attendee) -> None: ...


class CiviCRM:
    """APIv4 over REST (needs the AuthX extension)."""

    def __init__(self, event_id: int) -> None:
        self.event_id = event_id
        self.root = env("CIVICRM_URL").rstrip("/") + "/civicrm/ajax/api4/"
        self.headers = {"X-Civi-Auth": f"Bearer {env('CIVICRM_API_KEY')}", "X-Requested-With": "XMLHttpRequest"}

    async def _api(self, http: aiohttp.ClientSession, entity: str, action: str, params: dict) -> list[dict]:
        async with http.post(self.root + f"{entity}/{action}", data={"params": json.dumps(params)}) as resp:
            resp.raise_for_status()
            return (await resp.json(content_type=None))["values"]

    async def save(self, who: Attendee) -> None:
        async with aiohttp.ClientSession(headers=self.headers) as http:
            hit = await self._api(
                http, "Email", "get", {"select": ["contact_id"], "where": [["email", "=", who.email]], "limit": 1}
            )
            if hit:
                contact = hit[0]["contact_id"]
            else:
                values = {"contact_type": "Individual", "first_name": who.first_name, "last_name": who.last_name}
                made = await self._api(
                    http, "Contact", "create",
                    {"values": values, "chain": {"mail": ["Email", "create", {"values": {"contact_id": "$id", "email": who.email}}]}},
                )
                contact = made[0]["id"]
            await self._api(
                http, "Participant", "save",
                {
                    "records": [{"contact_id": contact, "event_id": self.event_id, "source": who.ref,
                                 "status_id:name": "Registered" if who.paid else "Pending from pay later"}],
                    "match": ["contact_id", "event_id"],
                },
            )


class ActionNetwork:
    def __init__(self, *tags: str) -> None:
        self.tags = list(tags)

    async def save(self, who: Attendee) -> None:
        body = {
            "person": {
                "given_name": who.first_name,
                "family_name": who.last_name,
                "email_addresses": [{"address": who.email, "status": "subscribed"}],
            },
            "add_tags": [*self.tags, who.event],
        }
        async with aiohttp.ClientSession() as http:
            async with http.post(
                "https://actionnetwork.org/api/v2/people/", json=body, headers={"OSDI-API-Token": env("ACTIONNETWORK_KEY")}
            ) as resp:
                resp.raise_for_status()
