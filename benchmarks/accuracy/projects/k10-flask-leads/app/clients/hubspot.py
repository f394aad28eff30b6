import os

from hubspot import HubSpot
from hubspot.crm.contacts import ApiException, SimplePublicObjectInput, SimplePublicObjectInputForCreate
from hubspot.crm.objects import SimplePublicObjectInputForCreate as ObjectInput

_api = HubSpot(access_token=os.environ.get("HUBSPOT_TOKEN"))


def upsert_contact(email, properties):
    try:
        _api.crm.contacts.basic_api.create(
            simple_public_object_input_for_create=SimplePublicObjectInputForCreate(
                properties={"email": email, **properties}
            )
        )
    except ApiException as exc:
        if exc.status != 409:
            raise
        _api.crm.contacts.basic_api.update(
            contact_id=email,
            id_property="email",
            simple_public_object_input=SimplePublicObjectInput(properties=properties),
        )


def create_meeting(properties):
    _api.crm.objects.basic_api.create(
        object_type="meetings",
        simple_public_object_input_for_create=ObjectInput(properties=properties, associations=[]),
    )
