#!/usr/bin/env python3
"""Nightly pull for the foundation. Cron: 10 2 * * *  (Marit)

1. donations of the last 40 days  -> out/donations.csv
2. gala / run attendees           -> out/attendees.pkl
"""
import os
from datetime import date, timedelta

import petl as etl
import requests

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "out")
SINCE = (date.today() - timedelta(days=40)).isoformat()


def pages(url, auth=None, headers=None, params=None, pick=None):
    """walks page=1,2,3... until an empty page comes back"""
    params = dict(params or {})
    page = 1
    while True:
        params["page"] = page
        r = requests.get(url, auth=auth, headers=headers, params=params, timeout=60)
        r.raise_for_status()
        body = r.json()
        rows = body[pick] if pick else body
        if not rows:
            return
        for row in rows:
            yield row
        if pick and not body["pagination"]["has_more_items"]:
            return
        page += 1


def donations():
    auth = (os.environ["DONORBOX_USER"], os.environ["DONORBOX_KEY"])
    rows = pages("https://donorbox.org/api/v1/donations", auth=auth,
                 params={"date_from": SINCE, "per_page": 100})
    for d in rows:
        yield {
            "id": d["id"],
            "donated_at": d["donation_date"],
            "donor_email": d["donor"]["email"],
            "donor_name": d["donor"]["name"],
            "campaign": d["campaign"]["name"],
            "amount": d["amount"],
            "currency": d["currency"],
            "fee": d.get("processing_fee"),
        }


def attendees(event_id):
    head = {"Authorization": "Bearer " + os.environ["EVENTBRITE_TOKEN"]}
    url = "https://www.eventbriteapi.com/v3/events/%s/attendees/" % event_id
    for a in pages(url, headers=head, pick="attendees"):
        yield [event_id, a["profile"]["name"], a["profile"].get("email"),
               a["ticket_class_name"], a["costs"]["gross"]["major_value"]]


def main():
    os.makedirs(OUT, exist_ok=True)

    t = etl.fromdicts(list(donations()), header=[
        "id", "donated_at", "donor_email", "donor_name", "campaign", "amount", "currency", "fee"])
    t = etl.convert(t, "amount", float)
    t = etl.select(t, lambda r: r.currency == "EUR")
    t = etl.addfield(t, "net", lambda r: r.amount - float(r.fee or 0))
    etl.tocsv(t, os.path.join(OUT, "donations.csv"))
    print("donations:", etl.nrows(t))

    t = [["event", "name", "email", "ticket", "paid"]]
    for ev in os.environ["EVENTBRITE_EVENTS"].split(","):
        t.extend(attendees(ev.strip()))
    etl.topickle(t, os.path.join(OUT, "attendees.pkl"))
    print("attendees:", len(t) - 1)


if __name__ == "__main__":
    main()
