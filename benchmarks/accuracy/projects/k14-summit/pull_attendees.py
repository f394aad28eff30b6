"""Get attendees of the main event (Eventbrite) and of the workshops (pretix)."""
import os

import petl as etl
import requests

EVENT = "803341127"
EB = "https://www.eventbriteapi.com/v3"


def paged(url, headers, key, next_):
    params = {}
    while True:
        r = requests.get(url, headers=headers, params=params)
        r.raise_for_status()
        js = r.json()
        for x in js[key]:
            yield x
        nxt = next_(js)
        if not nxt:
            return
        if isinstance(nxt, str):
            url = nxt
        else:
            params = nxt


def main_event():
    def nxt(js):
        p = js["pagination"]
        return {"continuation": p["continuation"]} if p["has_more_items"] else None

    head = {"Authorization": "Bearer " + os.environ["EVENTBRITE_TOKEN"]}
    for a in paged(f"{EB}/events/{EVENT}/attendees/", head, "attendees", nxt):
        if a["cancelled"] or a["refunded"]:
            continue
        p = a["profile"]
        yield {
            "email": p["email"].lower(),
            "first": p.get("first_name", ""),
            "last": p.get("last_name", ""),
            "company": p.get("company", ""),
            "ticket": a["ticket_class_name"],
            "code": a["barcodes"][0]["barcode"],
        }


def workshops():
    head = {"Authorization": "Token " + os.environ["PRETIX_TOKEN"]}
    url = "https://pretix.eu/api/v1/organizers/summit/events/ws24/orders/?status=p"
    for o in paged(url, head, "results", lambda js: js["next"]):
        for pos in o["positions"]:
            yield {"email": (pos["attendee_email"] or o["email"]).lower(),
                   "name": pos["attendee_name"], "item": pos["item"], "order": o["code"]}


if __name__ == "__main__":
    os.makedirs("data", exist_ok=True)
    etl.fromdicts(main_event(), header=["email", "first", "last", "company", "ticket", "code"]) \
       .distinct("email").tocsv("data/attendees.csv")
    etl.fromdicts(workshops(), header=["email", "name", "item", "order"]).tocsv("data/workshops.csv")
