from datetime import datetime, timedelta, timezone
from typing import Iterator

import httpx
import stripe


class HubSpotClient:
    BASE = "https://api.hubapi.com"
    PROPERTIES = ["dealname", "dealstage", "amount", "hubspot_owner_id"]

    def __init__(self, token: str):
        self._http = httpx.Client(
            base_url=self.BASE,
            headers={"Authorization": f"Bearer {token}"},
            timeout=30,
        )

    def changed_deals(self, days: int) -> Iterator[dict]:
        since = datetime.now(timezone.utc) - timedelta(days=days)
        changed = {
            "propertyName": "hs_lastmodifieddate",
            "operator": "GTE",
            "value": str(int(since.timestamp() * 1000)),
        }
        body = {
            "filterGroups": [{"filters": [changed]}],
            "properties": self.PROPERTIES,
            "limit": 100,
        }
        while True:
            resp = self._http.post("/crm/v3/objects/deals/search", json=body)
            resp.raise_for_status()
            page = resp.json()
            yield from page["results"]
            after = page.get("paging", {}).get("next", {}).get("after")
            if not after:
                return
            body["after"] = after


class BillingClient:
    def __init__(self, api_key: str):
        stripe.api_key = api_key

    def recent_invoices(self, days: int):
        since = datetime.now(timezone.utc) - timedelta(days=days)
        created = {"gte": int(since.timestamp())}
        return stripe.Invoice.list(created=created, limit=100).auto_paging_iter()
