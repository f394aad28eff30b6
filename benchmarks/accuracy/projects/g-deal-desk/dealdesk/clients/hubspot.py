from typing import Iterator

from .base import BaseClient

PROPS = "dealname,amount,closedate,netsuite_id,currency"


class HubSpot(BaseClient):
    base_url = "https://api.hubapi.com"

    def __init__(self, token: str, **kw):
        super().__init__(**kw)
        self._token = token

    def auth(self):
        return {"headers": {"Authorization": f"Bearer {self._token}"}}

    def won_deals(self) -> Iterator[dict]:
        after = None
        while True:
            body = {
                "filterGroups": [{"filters": [
                    {"propertyName": "dealstage", "operator": "EQ", "value": "closedwon"},
                    {"propertyName": "netsuite_id", "operator": "NOT_HAS_PROPERTY"},
                ]}],
                "properties": PROPS.split(","),
                "limit": 100,
            }
            if after:
                body["after"] = after
            res = self.push("/crm/v3/objects/deals/search", body)
            yield from res["results"]
            after = res.get("paging", {}).get("next", {}).get("after")
            if not after:
                return

    def company_of(self, deal_id: str) -> dict:
        assoc = self.fetch(f"/crm/v4/objects/deals/{deal_id}/associations/companies")
        first = assoc["results"][0]["toObjectId"]
        return self.fetch(f"/crm/v3/objects/companies/{first}", properties="name,domain,vat_number")

    def stamp(self, deal_id: str, **props: str) -> None:
        self._call("PATCH", f"/crm/v3/objects/deals/{deal_id}", json={"properties": props})
