from __future__ import annotations

import httpx

from ..domain import Firmographics


class ApolloEnricher:
    def __init__(self, api_key: str) -> None:
        self._http = httpx.Client(
            base_url="https://api.apollo.io/api/v1",
            headers={"X-Api-Key": api_key, "Content-Type": "application/json"},
            timeout=15.0,
        )

    def lookup(self, email: str) -> Firmographics | None:
        r = self._http.post("/people/match", json={"email": email})
        if r.status_code == 404:
            return None
        r.raise_for_status()
        person = r.json().get("person") or {}
        org = person.get("organization")
        if not org:
            return None
        return Firmographics(
            company=org.get("name"),
            headcount=org.get("estimated_num_employees"),
            industry=org.get("industry"),
        )
