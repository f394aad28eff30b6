from hubspot import HubSpot
from hubspot.crm.contacts import (
    Filter, FilterGroup, PublicObjectSearchRequest, SimplePublicObjectInput,
)
from hubspot.crm.objects.notes import SimplePublicObjectInputForCreate

from .settings import settings

api = HubSpot(access_token=settings.hubspot_token)


def find_contact(email):
    req = PublicObjectSearchRequest(
        filter_groups=[FilterGroup(filters=[Filter(property_name="email", operator="EQ", value=email)])],
        properties=["email", "company", "plan_name"],
        limit=1,
    )
    res = api.crm.contacts.search_api.do_search(public_object_search_request=req)
    return res.results[0] if res.results else None


def set_properties(contact_id, **props):
    api.crm.contacts.basic_api.update(
        contact_id=contact_id,
        simple_public_object_input=SimplePublicObjectInput(properties=props),
    )


def add_note(contact_id, body, ts):
    api.crm.objects.notes.basic_api.create(
        simple_public_object_input_for_create=SimplePublicObjectInputForCreate(
            properties={"hs_note_body": body, "hs_timestamp": ts},
            associations=[{
                "to": {"id": contact_id},
                "types": [{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 202}],
            }],
        )
    )
