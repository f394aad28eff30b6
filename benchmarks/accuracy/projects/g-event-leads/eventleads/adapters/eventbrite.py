import os

import requests

from ..hub import hub

HOST = "https://www.eventbriteapi.com/v3"


def crawl(event_id):
    params = {"status": "attending"}
    while True:
        r = requests.get(f"{HOST}/events/{event_id}/attendees/", params=params,
                         headers={"Authorization": f"Bearer {os.environ['EVENTBRITE_TOKEN']}"})
        r.raise_for_status()
        doc = r.json()
        for a in doc["attendees"]:
            pr = a["profile"]
            hub.publish("attendee", {
                "email": pr["email"],
                "firstName": pr.get("first_name"),
                "lastName": pr.get("last_name"),
                "company": pr.get("company"),
                "checkedIn": a["checked_in"],
            })
        if not doc["pagination"]["has_more_items"]:
            return
        params["continuation"] = doc["pagination"]["continuation"]
