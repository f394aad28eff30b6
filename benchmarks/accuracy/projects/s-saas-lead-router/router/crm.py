import os

from hubspot import HubSpot
from hubspot.crm.contacts import ApiException, SimplePublicObjectInput, SimplePublicObjectInputForCreate

from .models import Company, Lead

api = HubSpot(access_token=os.environ["HUBSPOT_TOKEN"])


def owner_by_email(email: str):
    page = api.crm.owners.owners_api.get_page(email=email, limit=1)
    return page.results[0] if page.results else None


def save(lead: Lead, company: Company | None, owner_id: str | None) -> None:
    first, _, last = lead.name.partition(" ")
    props = {
        "email": lead.email,
        "firstname": first,
        "lastname": last,
        "message": lead.message or "",
        "lead_form": lead.form_id,
    }
    if company:
        props["company"] = company.name or lead.domain
        props["numemployees"] = company.employees
        props["country"] = company.country
    if owner_id:
        props["hubspot_owner_id"] = owner_id
    try:
        api.crm.contacts.basic_api.create(
            simple_public_object_input_for_create=SimplePublicObjectInputForCreate(properties=props)
        )
    except ApiException as e:
        if e.status != 409:
            raise
        api.crm.contacts.basic_api.update(
            contact_id=lead.email, id_property="email",
            simple_public_object_input=SimplePublicObjectInput(properties=props),
        )
