#!/usr/bin/env python3
"""notify.py EVENT_ID [--dry]"""
import configparser
import importlib
import os
import sys

import redis
import requests

cfg = configparser.ConfigParser()
cfg.read(os.environ.get("NOTIFY_INI", "notify.ini"))
seen = redis.from_url(cfg["redis"]["url"])


def attendees(event_id):
    cont = None
    while True:
        r = requests.get(
            f"https://www.eventbriteapi.com/v3/events/{event_id}/attendees/",
            headers={"Authorization": "Bearer " + cfg["eventbrite"]["token"]},
            params={"continuation": cont} if cont else None)
        r.raise_for_status()
        js = r.json()
        for a in js["attendees"]:
            p = a["profile"]
            yield {"id": a["id"], "name": p["name"], "email": p.get("email"), "phone": p.get("cell_phone"),
                   "ticket": a["ticket_class_name"], "cancelled": a["cancelled"]}
        if not js["pagination"]["has_more_items"]:
            return
        cont = js["pagination"]["continuation"]


def channels():
    for name in cfg["notify"]["channels"].split():
        mod = importlib.import_module("channels." + name)
        yield name, getattr(mod, name.capitalize() + "Channel")(cfg[name])


def main(event_id, dry=False):
    active = dict(channels())
    key = "notified:" + event_id
    for person in attendees(event_id):
        if person["cancelled"] or not seen.sadd(key, person["id"]):
            continue
        for name, ch in active.items():
            if dry:
                print(name, person)
            elif ch.accepts(person):
                ch.deliver(person)


if __name__ == "__main__":
    main(sys.argv[1], "--dry" in sys.argv)
