"""Eventbrite attendees -> MailerLite group per event. Attendee numbers go to Discord."""
import itertools
import os
from functools import partial

import requests

EB = "https://www.eventbriteapi.com/v3"
ML = "https://connect.mailerlite.com/api"


def call(method, base, token, path, **kw):
    r = requests.request(method, base + path, headers={"Authorization": f"Bearer {token}"}, timeout=30, **kw)
    r.raise_for_status()
    return r.json()


eb_get = partial(call, "GET", EB, os.environ["EVENTBRITE_TOKEN"])
ml_get = partial(call, "GET", ML, os.environ["MAILERLITE_TOKEN"])
ml_post = partial(call, "POST", ML, os.environ["MAILERLITE_TOKEN"])


def pages(path, key, **params):
    token = None
    while True:
        body = eb_get(path, params={**params, **({"continuation": token} if token else {})})
        yield from body[key]
        if not body["pagination"]["has_more_items"]:
            break
        token = body["pagination"]["continuation"]


def live_events(org):
    return pages(f"/organizations/{org}/events/", "events", status="live")


def attendees(event):
    return (a for a in pages(f"/events/{event['id']}/attendees/", "attendees") if not a["cancelled"])


def to_subscriber(group, attendee):
    p = attendee["profile"]
    return {
        "email": p["email"],
        "fields": {"name": p.get("first_name"), "last_name": p.get("last_name"), "company": p.get("company")},
        "groups": [group],
    }


def groups():
    return {g["name"]: g["id"] for g in ml_get("/groups", params={"limit": 100})["data"]}


def ensure_group(existing, name):
    return existing.get(name) or ml_post("/groups", json={"name": name})["data"]["id"]


def announce(lines):
    requests.post(os.environ["DISCORD_WEBHOOK"], json={"content": "\n".join(lines)}, timeout=10)


def sync(event, existing):
    group = ensure_group(existing, "Event " + event["name"]["text"])
    subs = list(map(partial(to_subscriber, group), attendees(event)))
    for sub in subs:
        ml_post("/subscribers", json=sub)
    return event["name"]["text"], len(subs)


def main():
    existing = groups()
    results = [sync(e, existing) for e in live_events(os.environ["EVENTBRITE_ORG"])]
    totals = sorted(results, key=lambda t: -t[1])
    announce(f"{name}: {n}" for name, n in itertools.islice(totals, 10))


if __name__ == "__main__":
    main()
