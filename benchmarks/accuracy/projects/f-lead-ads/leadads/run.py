"""cron: * * * * * python -m leadads.run"""
import itertools
import os

from facebook_business.adobjects.leadgenform import LeadgenForm
from facebook_business.api import FacebookAdsApi
from twilio.rest import Client as Twilio

from .models import Lead
from .pipedrive import Pipedrive
from .store import Seen

FORMS = os.environ["FB_FORMS"].split(",")


def leads():
    FacebookAdsApi.init(access_token=os.environ["FB_TOKEN"])
    for form_id in FORMS:
        form = LeadgenForm(form_id)
        for raw in form.get_leads(fields=["id", "created_time", "field_data"]):
            yield Lead.from_graph(raw, form_id)


def main():
    pd = Pipedrive(os.environ["PIPEDRIVE_TOKEN"])
    sms = Twilio(os.environ["TWILIO_SID"], os.environ["TWILIO_AUTH"])
    seen = Seen()
    new = [l for l in leads() if l.id not in seen]
    if not new:
        return
    reps = itertools.cycle(pd.reps())
    for lead in new:
        rep = next(reps)
        pd.create_lead(lead, rep)
        if rep.phone:
            sms.messages.create(
                to=rep.phone,
                from_=os.environ["TWILIO_FROM"],
                body=f"Hi {rep.name.split()[0]}, new lead: {lead.name} {lead.phone}",
            )
        seen.add(lead.id)


if __name__ == "__main__":
    main()
