import os

from ..base import Adapter


class Eventbrite(Adapter):
    base_url = "https://www.eventbriteapi.com/v3"

    def headers(self):
        return {"Authorization": "Bearer " + os.environ["EVENTBRITE_TOKEN"]}

    def fetch(self, view):
        org = os.environ["EVENTBRITE_ORG"]
        for ev in self.call("GET", f"/organizations/{org}/events/", params={"status": "live"})["events"]:
            cont = None
            while True:
                doc = self.call("GET", f"/events/{ev['id']}/attendees/",
                                params={"continuation": cont} if cont else None)
                for a in doc["attendees"]:
                    yield a["profile"]
                if not doc["pagination"].get("has_more_items"):
                    break
                cont = doc["pagination"]["continuation"]


ADAPTER = Eventbrite
