from __future__ import annotations

from typing import Any

import httpx


class Intercom:
    def __init__(self, token: str) -> None:
        self._http = httpx.AsyncClient(
            base_url="https://api.intercom.io",
            headers={"Authorization": f"Bearer {token}", "Intercom-Version": "2.11"},
        )

    async def find_contact(self, external_id: str) -> str | None:
        query = {"query": {"field": "external_id", "operator": "=", "value": external_id}}
        res = await self._http.post("/contacts/search", json=query)
        res.raise_for_status()
        hits = res.json()["data"]
        return hits[0]["id"] if hits else None

    async def set_attributes(self, contact_id: str, attributes: dict[str, Any]) -> None:
        res = await self._http.put(f"/contacts/{contact_id}", json={"custom_attributes": attributes})
        res.raise_for_status()


class CustomerIO:
    def __init__(self, site_id: str, key: str) -> None:
        self._http = httpx.AsyncClient(base_url="https://track.customer.io/api/v1", auth=(site_id, key))

    async def track(self, person: str, name: str, data: dict[str, Any]) -> None:
        res = await self._http.post(f"/customers/{person}/events", json={"name": name, "data": data})
        res.raise_for_status()


class HelpScout:
    def __init__(self, token: str, mailbox: int) -> None:
        self._mailbox = mailbox
        self._http = httpx.AsyncClient(
            base_url="https://api.helpscout.net/v2", headers={"Authorization": f"Bearer {token}"}
        )

    async def open_conversation(self, email: str, subject: str, text: str) -> None:
        res = await self._http.post(
            "/conversations",
            json={
                "subject": subject,
                "type": "email",
                "mailboxId": self._mailbox,
                "status": "active",
                "customer": {"email": email},
                "threads": [{"type": "note", "text": text}],
            },
        )
        res.raise_for_status()
