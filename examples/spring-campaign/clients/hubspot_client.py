"""HubSpot contacts and lists."""
from clients.base import ApiClient
from settings import HUBSPOT_URL

PAGE_SIZE = 100


class HubSpotClient(ApiClient):
    base_url = HUBSPOT_URL

    def contacts(self, properties):
        params = {"limit": PAGE_SIZE, "properties": ",".join(properties)}
        while True:
            page = self.call("GET", "/crm/objects/2026-03/contacts", params=params)
            yield from page["results"]
            following = page.get("paging", {}).get("next")
            if not following:
                return
            params["after"] = following["after"]

    def list_members(self, list_id):
        path = "/contacts/v1/lists/%s/contacts/all" % list_id
        params = {"count": PAGE_SIZE, "property": ["email", "firstname", "home_airport"]}
        members = []
        while True:
            page = self.call("GET", path, params=params)
            members.extend(page["contacts"])
            if not page["has-more"]:
                return members
            params["vidOffset"] = page["vid-offset"]

    def upsert_contact(self, email, properties):
        self.call(
            "PATCH",
            f"/crm/objects/2026-03/contacts/{email}",
            params={"idProperty": "email"},
            json={"properties": properties},
        )
