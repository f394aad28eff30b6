from typing import Optional

import requests

from .base import BaseClient


class HubSpotClient(BaseClient):
    base_url = "https://api.hubapi.com"

    def __init__(self, token: str) -> None:
        self._token = token
        super().__init__()

    def _authenticate(self, session: requests.Session) -> None:
        session.headers["Authorization"] = f"Bearer {self._token}"

    def find_company(self, domain: str) -> Optional[dict]:
        found = self._call("POST", "/crm/v3/objects/companies/search", json={
            "filterGroups": [{"filters": [
                {"propertyName": "domain", "operator": "EQ", "value": domain}]}],
            "properties": ["name", "domain", "mrr", "plan"],
            "limit": 1,
        })
        return found["results"][0] if found["results"] else None

    def update_company(self, company_id: str, properties: dict) -> None:
        self._call("PATCH", f"/crm/v3/objects/companies/{company_id}",
                   json={"properties": properties})
