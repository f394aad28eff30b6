from .http import RestClient

PROPS = ["email", "firstname", "lastname", "phone", "company", "lifecyclestage", "hubspot_owner_id", "lastmodifieddate"]


class HubSpot(RestClient):
    base_url = "https://api.hubapi.com"

    def __init__(self, token):
        super().__init__()
        self.session.headers["Authorization"] = f"Bearer {token}"

    def changed_contacts(self, since_ms):
        after = None
        while True:
            body = {
                "filterGroups": [
                    {
                        "filters": [
                            {"propertyName": "lastmodifieddate", "operator": "GTE", "value": str(since_ms)},
                            {
                                "propertyName": "lifecyclestage",
                                "operator": "IN",
                                "values": ["marketingqualifiedlead", "salesqualifiedlead", "opportunity"],
                            },
                        ]
                    }
                ],
                "properties": PROPS,
                "limit": 100,
            }
            if after:
                body["after"] = after
            page = self.post("/crm/v3/objects/contacts/search", json=body)
            yield from page.get("results", [])
            after = page.get("paging", {}).get("next", {}).get("after")
            if not after:
                break
