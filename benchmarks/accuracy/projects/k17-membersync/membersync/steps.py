import csv
from datetime import datetime, timedelta

from . import mappers

STEPS = {}


def step(fn):
    STEPS[fn.__name__.replace("_", "-")] = fn
    return fn


@step
def audience(ctx):
    """members of Salesforce -> Mailchimp audience"""
    soql = (
        "SELECT Email, FirstName, LastName, Membership_Type__c, Membership_End__c "
        "FROM Contact WHERE Email != null AND HasOptedOutOfEmail = false "
        "AND LastModifiedDate = LAST_N_DAYS:2"
    )
    list_id = ctx.conf["mailchimp"]["list_id"]
    for rec in ctx.sf.query_all(soql)["records"]:
        member = mappers.contact_to_member(rec)
        ctx.mc.lists.set_list_member(
            list_id, mappers.subscriber_hash(member["email_address"]), member
        )


def _attendees(eb, event_id):
    token = None
    while True:
        params = {"continuation": token} if token else {}
        page = eb.get("/events/%s/attendees/" % event_id, **params)
        for a in page["attendees"]:
            if not a["cancelled"]:
                yield a
        if not page["pagination"]["has_more_items"]:
            return
        token = page["pagination"]["continuation"]


@step
def attendees(ctx):
    """Eventbrite attendees -> leads and campaign members"""
    for event_id, campaign in ctx.conf["salesforce"]["campaign_by_event"].items():
        event = ctx.eb.get("/events/%s/" % event_id)
        for att in _attendees(ctx.eb, event_id):
            lead = ctx.sf.Lead.create(mappers.attendee_to_lead(att, event["name"]["text"]))
            ctx.sf.CampaignMember.create({"CampaignId": campaign, "LeadId": lead["id"], "Status": "Registered"})


@step
def unsubscribes(ctx):
    """who left in Mailchimp is opted out in Salesforce"""
    since = (datetime.utcnow() - timedelta(days=2)).strftime("%Y-%m-%dT%H:%M:%S+00:00")
    res = ctx.mc.lists.get_list_members_info(
        ctx.conf["mailchimp"]["list_id"], status="unsubscribed", since_last_changed=since, count=1000
    )
    for m in res["members"]:
        found = ctx.sf.query("SELECT Id FROM Contact WHERE Email = '%s'" % m["email_address"].replace("'", "\\'"))
        for c in found["records"]:
            ctx.sf.Contact.update(
                c["Id"],
                {
                    "HasOptedOutOfEmail": True,
                    "Opt_Out_Reason__c": m.get("unsubscribe_reason", ""),
                    "Opt_Out_Date__c": m["last_changed"][:10],
                },
            )


@step
def webinar_report(ctx, out="webinars.csv"):
    """participants of the last webinars, as a list for the events team"""
    with open(out, "w", newline="") as fh:
        w = csv.writer(fh)
        w.writerow(["webinar", "name", "email", "minutes"])
        for web in ctx.zoom.get("/users/me/webinars", page_size=30)["webinars"]:
            rep = ctx.zoom.get("/report/webinars/%s/participants" % web["id"], page_size=300)
            for p in rep["participants"]:
                w.writerow([web["topic"], p["name"], p["user_email"], p["duration"] // 60])
