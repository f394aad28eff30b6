"""Thin wrappers: Eventbrite, Zoom, Klaviyo."""
import requests
from django.conf import settings


class Eventbrite:
    base = "https://www.eventbriteapi.com/v3"

    def __init__(self):
        self.s = requests.Session()
        self.s.headers["Authorization"] = "Bearer %s" % settings.EVENTBRITE_TOKEN

    def paged(self, path, key, **params):
        while True:
            r = self.s.get(self.base + path, params=params)
            r.raise_for_status()
            doc = r.json()
            yield from doc[key]
            if not doc["pagination"]["has_more_items"]:
                break
            params["continuation"] = doc["pagination"]["continuation"]

    def live_events(self):
        return self.paged("/organizations/%s/events/" % settings.EVENTBRITE_ORG, "events", status="live")

    def attendees(self, event_id):
        return self.paged("/events/%s/attendees/" % event_id, "attendees", status="attending")


class Zoom:
    base = "https://api.zoom.us/v2"

    def __init__(self):
        r = requests.post(
            "https://zoom.us/oauth/token",
            params={"grant_type": "account_credentials", "account_id": settings.ZOOM_ACCOUNT},
            auth=(settings.ZOOM_CLIENT, settings.ZOOM_SECRET),
        )
        r.raise_for_status()
        self.headers = {"Authorization": "Bearer " + r.json()["access_token"]}

    def create_meeting(self, topic, start):
        r = requests.post(
            self.base + "/users/me/meetings",
            headers=self.headers,
            json={"topic": topic, "type": 2, "start_time": start.strftime("%Y-%m-%dT%H:%M:%SZ"), "duration": 60},
        )
        r.raise_for_status()
        return r.json()


class Klaviyo:
    base = "https://a.klaviyo.com/api"

    def track(self, metric, profile, properties):
        r = requests.post(
            self.base + "/events/",
            headers={"Authorization": "Klaviyo-API-Key " + settings.KLAVIYO_KEY, "revision": "2024-02-15"},
            json={
                "data": {
                    "type": "event",
                    "attributes": {
                        "metric": {"data": {"type": "metric", "attributes": {"name": metric}}},
                        "profile": {"data": {"type": "profile", "attributes": profile}},
                        "properties": properties,
                    },
                }
            },
        )
        r.raise_for_status()
