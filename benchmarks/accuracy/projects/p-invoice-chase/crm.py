import os

from hubspot import HubSpot
from hubspot.crm.contacts import ApiException, Filter, FilterGroup, PublicObjectSearchRequest, SimplePublicObjectInput

client = HubSpot(access_token=os.environ["HUBSPOT_TOKEN"])


def find_contact(email):
    req = PublicObjectSearchRequest(
        filter_groups=[FilterGroup(filters=[Filter(property_name="email", operator="EQ", value=email)])],
        properties=["firstname", "hubspot_owner_id", "do_not_chase"],
        limit=1,
    )
    found = client.crm.contacts.search_api.do_search(public_object_search_request=req)
    return found.results[0] if found.results else None


def owner_email(owner_id):
    if not owner_id:
        return None
    try:
        return client.crm.owners.owners_api.get_by_id(owner_id=int(owner_id)).email
    except ApiException:
        return None


def set_overdue(contact_id, amount, days):
    client.crm.contacts.basic_api.update(
        contact_id=contact_id,
        simple_public_object_input=SimplePublicObjectInput(
            properties={"overdue_amount": str(amount), "overdue_days": str(days)}),
    )
