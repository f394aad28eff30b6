from datetime import datetime, timezone

from hubspot import HubSpot
from hubspot.crm.contacts import (
    ApiException,
    SimplePublicObjectInput,
    SimplePublicObjectInputForCreate,
)
from hubspot.crm.objects import notes

NOTE_TO_CONTACT = 202


def upsert_contact(token, **props):
    client = HubSpot(access_token=token)
    props = {k: v for k, v in props.items() if v}
    try:
        found = client.crm.contacts.basic_api.get_by_id(props["email"], id_property="email")
    except ApiException as e:
        if e.status != 404:
            raise
        created = client.crm.contacts.basic_api.create(
            simple_public_object_input_for_create=SimplePublicObjectInputForCreate(properties=props)
        )
        return created.id
    client.crm.contacts.basic_api.update(
        contact_id=found.id,
        simple_public_object_input=SimplePublicObjectInput(properties=props),
    )
    return found.id


def add_note(token, contact_id, text):
    client = HubSpot(access_token=token)
    note = notes.SimplePublicObjectInputForCreate(
        properties={
            "hs_timestamp": datetime.now(timezone.utc).isoformat(),
            "hs_note_body": text,
        },
        associations=[
            {
                "to": {"id": contact_id},
                "types": [{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": NOTE_TO_CONTACT}],
            }
        ],
    )
    return client.crm.objects.notes.basic_api.create(simple_public_object_input_for_create=note)
