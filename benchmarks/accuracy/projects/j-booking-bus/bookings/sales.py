import os

import requests

from .bus import bus
from .events import MeetingBooked


@bus.subscribe(MeetingBooked)
def add_activity(event):
    day, _, clock = event.start.partition("T")
    requests.post(
        "https://api.pipedrive.com/v1/activities",
        params={"api_token": os.environ["PIPEDRIVE_TOKEN"]},
        json={
            "subject": f"Call with {event.name}",
            "type": "call",
            "due_date": day,
            "due_time": clock[:5],
            "note": event.email,
        },
        timeout=20,
    ).raise_for_status()
