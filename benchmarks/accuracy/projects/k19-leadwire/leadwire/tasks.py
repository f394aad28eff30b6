from leadwire.celeryapp import celery
from leadwire.vendors import customerio, intercom, pipedrive, recurly_billing


@celery.task(autoretry_for=(IOError,), retry_backoff=True, max_retries=5)
def create_lead(contact):
    person_id = pipedrive.add_person(contact["name"] or contact["email"], contact["email"], contact.get("phone"))
    pipedrive.add_lead("Inbound: %s" % (contact["name"] or contact["email"]), person_id)


@celery.task
def won_deals():
    """Every won deal gets a billing account."""
    for deal in pipedrive.deals(status="won"):
        person = deal.get("person_id") or {}
        emails = [e["value"] for e in person.get("email", []) if e.get("value")]
        if not emails:
            continue
        recurly_billing.ensure_account(
            code="pd-%d" % deal["id"],
            email=emails[0],
            company=(deal.get("org_id") or {}).get("name"),
        )


@celery.task
def tag_churn_risk():
    members = customerio.segment_members()
    for email in members:
        intercom.tag_contact(email, "churn-risk")
