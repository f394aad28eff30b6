import os

import requests

from .adapters import marketo
from .hub import hub

HOT_LIST = os.environ.get("HOT_LIST", "1044")


@hub.on("attendee")
def save_attendee(a):
    lead = {k: v for k, v in a.items() if k != "checkedIn" and v}
    lead["leadSource"] = "Roadshow" if a["checkedIn"] else "Roadshow no-show"
    marketo.sync_lead(lead, "2024 Roadshow")


@hub.on("viewer")
def score_viewer(v):
    if v["minutes"] < 20:
        return
    res = requests.post(
        "https://api.outreach.io/api/v2/prospects",
        headers={"Authorization": f"Bearer {os.environ['OUTREACH_TOKEN']}", "Content-Type": "application/vnd.api+json"},
        json={"data": {"type": "prospect", "attributes": {"emails": [v["email"]], "custom1": str(v["minutes"])}}},
    )
    hub.publish("prospect", res.json()["data"])


@hub.on("prospect")
def hot(prospect):
    marketo.sync_lead({
        "email": prospect["attributes"]["emails"][0],
        "outreachId": prospect["id"],
    }, "Webinar hot")
