import os

import gspread
from celery.utils.log import get_task_logger

from .celeryapp import ClientTask, app
from .vendors import Calendly, CopperCrm, Eventbrite, Zoom

logger = get_task_logger(__name__)

# eventbrite event -> zoom webinar
PAIRS = dict(p.split(":") for p in os.environ.get("EVENT_PAIRS", "").split(",") if p)


@app.task(base=ClientTask, bind=True, needs=(Calendly, CopperCrm))
def bookings_to_crm(self):
    crm = self.client(CopperCrm)
    for event, invitee in self.client(Calendly).bookings(minutes=15):
        answers = "\n".join("%(question)s: %(answer)s" % qa for qa in invitee["questions_and_answers"])
        crm.new_lead(invitee["name"], invitee["email"], "%s at %s\n%s" % (event["name"], event["start_time"], answers))


@app.task(base=ClientTask, bind=True, needs=(Eventbrite, Zoom))
def attendees_to_webinar(self):
    source, target = self.client(Eventbrite), self.client(Zoom)
    for event_id, webinar_id in PAIRS.items():
        for profile in source.attendees(event_id):
            target.register(
                webinar_id,
                {"email": profile["email"], "first_name": profile["first_name"], "last_name": profile["last_name"]},
            )


@app.task(base=ClientTask, bind=True, needs=(Zoom,))
def attendance_to_sheet(self):
    sheet = gspread.service_account().open("Webinar attendance").sheet1
    for webinar in os.environ["PAST_WEBINARS"].split():
        rows = [[webinar, p["name"], p.get("user_email", "")] for p in self.client(Zoom).participants(webinar)]
        sheet.append_rows(rows, value_input_option="USER_ENTERED")
        logger.info("%s done", webinar)
