import argparse
import hashlib

from clients import with_eventbrite, with_mailchimp, with_salesforce

LIST_ID = "a1b2c3d4e5"


@with_eventbrite
def attendees(event_id, eb=None):
    return [a["profile"] for a in eb.pages(f"/events/{event_id}/attendees/", "attendees", status="attending")]


@with_salesforce
def push_leads(sf, people, campaign):
    made = 0
    for p in people:
        res = sf.Lead.create({
            "FirstName": p.get("first_name"), "LastName": p.get("last_name") or "-",
            "Email": p["email"], "Company": p.get("company") or "unknown", "LeadSource": "Event",
        })
        if not res["success"]:
            continue
        made += 1
        sf.CampaignMember.create({"CampaignId": campaign, "LeadId": res["id"], "Status": "Attended"})
    return made


@with_salesforce
def customers(sf):
    soql = "SELECT Id, FirstName, LastName, Email FROM Contact WHERE Account.Type = 'Customer' AND Email != null"
    return sf.query_all(soql)["records"]


@with_mailchimp
def upsert(rows, *, mailchimp):
    for row in rows:
        email = row["Email"].lower()
        mailchimp.lists.set_list_member(LIST_ID, hashlib.md5(email.encode()).hexdigest(), {
            "email_address": email,
            "status_if_new": "subscribed",
            "merge_fields": {"FNAME": row["FirstName"] or "", "LNAME": row["LastName"]},
        })


@with_mailchimp
def list_size(mailchimp):
    return mailchimp.lists.get_list(LIST_ID)["stats"]["member_count"]


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--event", help="eventbrite event id")
    ap.add_argument("--campaign")
    args = ap.parse_args()

    if args.event:
        n = push_leads(attendees(args.event), args.campaign)
        print(n, "leads")

    before = list_size()
    upsert(customers())
    print("list grew by", list_size() - before)


if __name__ == "__main__":
    main()
