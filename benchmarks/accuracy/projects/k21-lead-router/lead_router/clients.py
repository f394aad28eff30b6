import os

import httpx
from hubspot import HubSpot
from hubspot.crm.contacts import PublicObjectSearchRequest, SimplePublicObjectInput
from hubspot.crm.contacts import SimplePublicObjectInputForCreate

from lead_router.schemas import Lead


class CrmClient:
    def __init__(self) -> None:
        self._api = HubSpot(access_token=os.environ["HUBSPOT_TOKEN"]).crm.contacts

    def _find(self, email: str) -> str | None:
        req = PublicObjectSearchRequest(
            filter_groups=[{"filters": [{"propertyName": "email", "operator": "EQ", "value": email}]}], limit=1
        )
        found = self._api.search_api.do_search(public_object_search_request=req)
        return found.results[0].id if found.results else None

    def save(self, lead: Lead, owner_id: str) -> bool:
        props = {
            "email": lead.email,
            "firstname": lead.first_name,
            "company": lead.company,
            "mobilephone": lead.mobile,
            "hubspot_owner_id": owner_id,
        }
        contact_id = self._find(lead.email)
        if contact_id:
            self._api.basic_api.update(contact_id, simple_public_object_input=SimplePublicObjectInput(properties=props))
            return False
        self._api.basic_api.create(
            simple_public_object_input_for_create=SimplePublicObjectInputForCreate(properties=props)
        )
        return True


class SmsClient:
    """Clickatell Platform API."""

    URL = "https://platform.clickatell.com/v1/message"

    def send(self, to: str, text: str) -> None:
        httpx.post(
            self.URL,
            headers={"Authorization": os.environ["CLICKATELL_API_KEY"]},
            json={"messages": [{"channel": "sms", "to": to, "content": text}]},
        ).raise_for_status()
