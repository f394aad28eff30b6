from functools import lru_cache
from typing import Iterator

from hubspot import HubSpot
from hubspot.crm.contacts import Filter, FilterGroup, PublicObjectSearchRequest

from .models import Contact

PROPS = ["email", "firstname", "lastname", "lifecyclestage", "hubspot_owner_id"]


class ContactSource:
    def __init__(self, token):
        self.api = HubSpot(access_token=token)

    @lru_cache(maxsize=None)
    def owner(self, owner_id):
        if not owner_id:
            return None
        return self.api.crm.owners.owners_api.get_by_id(owner_id=int(owner_id)).email

    def changed_since(self, since) -> Iterator[Contact]:
        after = 0
        flt = Filter(property_name="lastmodifieddate", operator="GTE", value=str(int(since.timestamp() * 1000)))
        while True:
            page = self.api.crm.contacts.search_api.do_search(
                public_object_search_request=PublicObjectSearchRequest(
                    filter_groups=[FilterGroup(filters=[flt])], properties=PROPS, limit=100, after=after
                )
            )
            for c in page.results:
                p = c.properties
                if not p.get("email"):
                    continue
                yield Contact(
                    crm_id=c.id,
                    email=p["email"],
                    name=" ".join(filter(None, [p.get("firstname"), p.get("lastname")])) or None,
                    stage=p.get("lifecyclestage"),
                    owner_email=self.owner(p.get("hubspot_owner_id")),
                )
            if not page.paging:
                return
            after = page.paging.next.after

    def mark(self, crm_id, messenger_id):
        self.api.crm.contacts.basic_api.update(
            contact_id=crm_id, simple_public_object_input={"properties": {"intercom_id": messenger_id}}
        )
