import os
from typing import Iterable, List, TypedDict

import requests

from .registry import source


class Record(TypedDict):
    key: str
    email: str
    name: str
    extra: dict


@source("eventbrite")
class EventbriteAttendees:
    def __init__(self, event_id: str):
        self.event_id = event_id

    def fetch(self) -> Iterable[Record]:
        headers = {"Authorization": "Bearer " + os.environ["EVENTBRITE_TOKEN"]}
        params: dict = {}
        while True:
            r = requests.get(f"https://www.eventbriteapi.com/v3/events/{self.event_id}/attendees/",
                             headers=headers, params=params, timeout=30)
            r.raise_for_status()
            body = r.json()
            for a in body["attendees"]:
                yield Record(key=a["id"], email=a["profile"]["email"], name=a["profile"]["name"],
                             extra={"ticket": a["ticket_class_name"]})
            if not body["pagination"]["has_more_items"]:
                return
            params["continuation"] = body["pagination"]["continuation"]


@source("pipedrive")
class PipedrivePersons:
    def __init__(self, filter_id: int):
        self.filter_id = filter_id

    def fetch(self) -> List[Record]:
        r = requests.get("https://api.pipedrive.com/v1/persons",
                         params={"filter_id": self.filter_id, "limit": 500,
                                 "api_token": os.environ["PIPEDRIVE_TOKEN"]}, timeout=30)
        r.raise_for_status()
        return [
            Record(key=str(p["id"]), email=p["primary_email"], name=p["name"],
                   extra={"org": p["org_name"]})
            for p in r.json()["data"] or []
            if p.get("primary_email")
        ]
