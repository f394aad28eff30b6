# -*- coding: utf-8 -*-
"""Schichtplan aus dem Engelsystem in den Vereinskalender, und ein Aufruf in den Chat wenn noch Leute fehlen.

Läuft am Festwochenende alle 30 Minuten.
"""
import os
import uuid
from datetime import datetime, timedelta, timezone

import caldav
import requests
from icalendar import Calendar, Event

from gemeinsam import FEST, PRETIX, kopf


def schichten():
    url = FEST["engelsystem"]["url"] + "/api/v0-beta/angeltypes/{}/shifts"
    for typ in (1, 2, 5):
        r = requests.get(url.format(typ), headers={"x-api-key": os.environ["ENGEL_KEY"]})
        r.raise_for_status()
        yield from r.json()["data"]


def offen():
    """Ist überhaupt schon jemand auf dem Platz?"""
    r = requests.get(
        "%s/checkinlists/%s/status/" % (PRETIX, FEST["pretix"]["checkin_list"]), headers=kopf("pretix")
    )
    return r.json()["checkin_count"] > 20


def in_kalender(s):
    e = Event()
    e.add("uid", "schicht-%s@dorfverein" % s["id"])
    e.add("summary", s["shifttype"]["name"] + ": " + s["title"])
    e.add("location", s["location"]["name"])
    e.add("dtstart", datetime.fromisoformat(s["starts_at"]))
    e.add("dtend", datetime.fromisoformat(s["ends_at"]))
    kal = Calendar()
    kal.add("prodid", "-//dorfverein//schichten//")
    kal.add("version", "2.0")
    kal.add_component(e)
    return kal.to_ical().decode()


def rufen(text):
    m = FEST["matrix"]
    requests.put(
        "%s/_matrix/client/v3/rooms/%s/send/m.room.message/%s" % (m["server"], m["raum"], uuid.uuid4()),
        headers={"Authorization": "Bearer " + os.environ["MATRIX_TOKEN"]},
        json={"msgtype": "m.text", "body": text},
    ).raise_for_status()


if __name__ == "__main__":
    plan = list(schichten())
    with caldav.DAVClient(FEST["nextcloud"]["url"], username="fest", password=os.environ["WOLKE_PW"]) as dav:
        kalender = dav.principal().calendar(name=FEST["nextcloud"]["kalender"])
        for s in plan:
            kalender.save_event(in_kalender(s))

    jetzt = datetime.now(timezone.utc)
    bald = [s for s in plan if jetzt < datetime.fromisoformat(s["starts_at"]) < jetzt + timedelta(hours=3)]
    luecken = []
    for s in bald:
        for bedarf in s["needed_angel_types"]:
            fehlen = bedarf["needs"] - len(bedarf["entries"])
            if fehlen > 0:
                luecken.append("%s %s: noch %d" % (s["starts_at"][11:16], s["title"], fehlen))
    if luecken and offen():
        rufen("Wir brauchen Hilfe!\n" + "\n".join(luecken))
