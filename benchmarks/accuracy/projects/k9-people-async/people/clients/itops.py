from __future__ import annotations

import httpx


class Okta:
    def __init__(self, domain: str, token: str) -> None:
        self._http = httpx.AsyncClient(base_url=f"https://{domain}/api/v1", headers={"Authorization": f"SSWS {token}"})

    async def is_active(self, login: str) -> bool:
        resp = await self._http.get(f"/users/{login}")
        return resp.status_code == 200 and resp.json()["status"] == "ACTIVE"

    async def deactivate(self, login: str) -> None:
        (await self._http.post(f"/users/{login}/lifecycle/deactivate")).raise_for_status()


class Freshservice:
    def __init__(self, domain: str, key: str) -> None:
        self._http = httpx.AsyncClient(base_url=f"https://{domain}/api/v2", auth=(key, "X"))

    async def ticket(self, subject: str, description: str) -> None:
        resp = await self._http.post(
            "/tickets",
            json={
                "subject": subject,
                "description": description,
                "email": "people@acme.example",
                "priority": 2,
                "status": 2,
            },
        )
        resp.raise_for_status()
