import os
from datetime import datetime, timedelta
from urllib.parse import quote

import requests

from .http import JsonClient


def _iso(dt):
    return dt.strftime("%Y-%m-%dT%H:%M:%S.000000Z")


class Calendly(JsonClient):
    BASE = "https://api.calendly.com"

    def auth(self, session):
        session.headers["Authorization"] = "Bearer " + os.environ["CALENDLY_TOKEN"]

    def bookings(self, minutes):
        since = _iso(datetime.utcnow() - timedelta(minutes=minutes))
        org = os.environ["CALENDLY_ORG"]
        events = self.get("/scheduled_events", organization=org, min_start_time=since, status="active", count=100)
        for ev in events["collection"]:
            for invitee in self.get(ev["uri"] + "/invitees")["collection"]:
                yield ev, invitee


class CopperCrm(JsonClient):
    BASE = "https://api.copper.com/developer_api/v1"

    def auth(self, session):
        session.headers.update(
            {
                "X-PW-AccessToken": os.environ["COPPER_KEY"],
                "X-PW-Application": "developer_api",
                "X-PW-UserEmail": os.environ["COPPER_USER"],
            }
        )

    def new_lead(self, name, email, note):
        self.post("/leads", {"name": name, "email": {"email": email, "category": "work"}, "details": note})


class Eventbrite(JsonClient):
    BASE = "https://www.eventbriteapi.com/v3"

    def auth(self, session):
        session.headers["Authorization"] = "Bearer " + os.environ["EVENTBRITE_TOKEN"]

    def attendees(self, event_id):
        page = self.get("/events/%s/attendees/" % event_id)
        while True:
            for a in page["attendees"]:
                if not a["cancelled"]:
                    yield a["profile"]
            if not page["pagination"]["has_more_items"]:
                return
            page = self.get("/events/%s/attendees/" % event_id, continuation=page["pagination"]["continuation"])


class Zoom(JsonClient):
    BASE = "https://api.zoom.us/v2"

    def auth(self, session):
        r = requests.post(
            "https://zoom.us/oauth/token",
            params={"grant_type": "account_credentials", "account_id": os.environ["ZOOM_ACCOUNT"]},
            auth=(os.environ["ZOOM_ID"], os.environ["ZOOM_SECRET"]),
        )
        session.headers["Authorization"] = "Bearer " + r.json()["access_token"]

    def register(self, webinar_id, person):
        self.post("/webinars/%s/registrants" % webinar_id, person)

    def participants(self, webinar_uuid):
        uid = quote(quote(webinar_uuid, safe=""), safe="")
        return self.get("/past_webinars/%s/participants" % uid, page_size=300)["participants"]
