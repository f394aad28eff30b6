from events import subscribe
from vendors import ActiveCampaign, Clearbit, Close, Pipedrive

ac = ActiveCampaign()
crm = Close()
booking_crm = Pipedrive()
enrich = Clearbit()


@subscribe("form.submitted")
def add_to_newsletter(lead):
    contact = {"email": lead["email"], "firstName": lead["first_name"]}
    contact["fieldValues"] = [{"field": "7", "value": lead["utm"].get("utm_source", "")}]
    ac.sync_contact(contact)


@subscribe("form.submitted")
def create_lead(lead):
    info = enrich.company(lead["email"].split("@")[1]) or {}
    crm.create_lead(
        name=lead["company"] or info.get("name"),
        contacts=[{"name": lead["first_name"], "emails": [{"email": lead["email"], "type": "office"}]}],
        custom={
            "custom.cf_budget": lead["budget"],
            "custom.cf_employees": info.get("metrics", {}).get("employees"),
        },
    )


@subscribe("meeting.booked")
def note_meeting(meeting):
    person = booking_crm.upsert_person(meeting["name"], meeting["email"])
    day, clock = meeting["when"].split("T")
    booking_crm.add_activity(subject=meeting["topic"], due_date=day, due_time=clock[:5], person_id=person)
