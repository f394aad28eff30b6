from hubspot import HubSpot
from hubspot.crm.contacts import PublicObjectSearchRequest, SimplePublicObjectInput

PROPS = ["email", "lifecyclestage", "hubspot_owner_id", "jobtitle"]


class Crm:
    def __init__(self, token):
        self.api = HubSpot(access_token=token)

    def find(self, email):
        res = self.api.crm.contacts.search_api.do_search(
            public_object_search_request=PublicObjectSearchRequest(
                filter_groups=[{"filters": [{"propertyName": "email", "operator": "EQ", "value": email}]}],
                properties=PROPS,
                limit=1,
            )
        )
        return res.results[0] if res.results else None

    def update(self, contact_id, **props):
        self.api.crm.contacts.basic_api.update(
            contact_id=contact_id,
            simple_public_object_input=SimplePublicObjectInput(properties=props),
        )

    def owner_email(self, owner_id):
        return self.api.crm.owners.owners_api.get_by_id(owner_id=int(owner_id)).email
