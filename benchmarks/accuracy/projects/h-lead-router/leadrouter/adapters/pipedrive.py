from __future__ import annotations

from typing import Any

import httpx

from ..domain import DealRef, QualifiedLead


class PipedriveCrm:
    def __init__(self, company_domain: str, token: str, stage_id: int) -> None:
        self._base = f"https://{company_domain}.pipedrive.com"
        self._http = httpx.Client(base_url=f"{self._base}/api/v1", params={"api_token": token}, timeout=20.0)
        self._stage_id = stage_id

    def open_deal(self, q: QualifiedLead) -> DealRef:
        person_id = self._find_person(q.lead.email) or self._create(
            "persons", name=q.lead.full_name or q.lead.email, email=[q.lead.email]
        )
        org_id = self._create("organizations", name=q.firmographics.company) if q.firmographics.company else None
        deal_id = self._create(
            "deals",
            title=f"Inbound: {q.firmographics.company or q.lead.email}",
            person_id=person_id,
            org_id=org_id,
            stage_id=self._stage_id,
        )
        if q.lead.message:
            self._create("notes", content=q.lead.message, deal_id=deal_id)
        return DealRef(deal_id, f"{self._base}/deal/{deal_id}")

    def _find_person(self, email: str) -> int | None:
        r = self._http.get("/persons/search", params={"term": email, "fields": "email", "exact_match": "true"})
        r.raise_for_status()
        items = r.json()["data"]["items"]
        return items[0]["item"]["id"] if items else None

    def _create(self, resource: str, **payload: Any) -> int:
        r = self._http.post(f"/{resource}", json={k: v for k, v in payload.items() if v is not None})
        r.raise_for_status()
        return r.json()["data"]["id"]
