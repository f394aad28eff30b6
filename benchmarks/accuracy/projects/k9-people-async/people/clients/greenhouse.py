from __future__ import annotations

from typing import AsyncIterator

import httpx

from ..models import Hire


class Greenhouse:
    def __init__(self, key: str) -> None:
        self._http = httpx.AsyncClient(base_url="https://harvest.greenhouse.io/v1", auth=(key, ""))

    async def accepted_offers(self, since: str) -> AsyncIterator[Hire]:
        resp = await self._http.get("/offers", params={"status": "accepted", "resolved_after": since})
        resp.raise_for_status()
        for offer in resp.json():
            cand = (await self._http.get(f"/candidates/{offer['candidate_id']}")).json()
            mails = cand.get("email_addresses") or [{}]
            yield Hire(
                first_name=cand["first_name"],
                last_name=cand["last_name"],
                email=mails[0].get("value"),
                starts_at=offer["starts_at"],
                department=(offer.get("custom_fields") or {}).get("department") or "",
            )
