import os

import requests

from at import attendees, by_field

EVENT = os.environ["EVENTBRITE_EVENT"]
TOKEN = os.environ["EVENTBRITE_TOKEN"]


def tickets():
    params = {}
    while True:
        r = requests.get(f"https://www.eventbriteapi.com/v3/events/{EVENT}/attendees/",
                         headers={"Authorization": "Bearer " + TOKEN}, params=params).json()
        yield from r["attendees"]
        if not r["pagination"]["has_more_items"]:
            return
        params["continuation"] = r["pagination"]["continuation"]


known = by_field(attendees, "Barcode")
for a in tickets():
    fields = {
        "Name": a["profile"]["name"],
        "Email": a["profile"].get("email"),
        "Company": a["profile"].get("company"),
        "Ticket": a["ticket_class_name"],
        "Barcode": a["barcodes"][0]["barcode"],
    }
    if fields["Barcode"] in known:
        attendees.update(known[fields["Barcode"]]["id"], fields)
    else:
        attendees.create(fields, typecast=True)
