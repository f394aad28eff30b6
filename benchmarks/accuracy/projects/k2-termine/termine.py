# Appointments of the studio
# - text message the day before (with weather, most people come by bike)
# - copy of the appointments in the shared Google calendar of the therapists
import datetime
import functools
import os
import pickle
import time

import messagebird
import requests
from googleapiclient.discovery import build

ACUITY = "https://acuityscheduling.com/api/v1"
AUTH = (os.environ["ACUITY_USER"], os.environ["ACUITY_KEY"])
CALENDARS = {"Anna": os.environ["CAL_ANNA"], "Joost": os.environ["CAL_JOOST"]}


def retry(times=3, wait=5):
    def deco(fn):
        @functools.wraps(fn)
        def inner(*args, **kwargs):
            for i in range(times):
                try:
                    return fn(*args, **kwargs)
                except (requests.RequestException, messagebird.client.ErrorException):
                    if i == times - 1:
                        raise
                    time.sleep(wait)
        return inner
    return deco


@retry()
def appointments(first, last):
    r = requests.get(ACUITY + "/appointments", auth=AUTH, params={"minDate": first, "maxDate": last, "max": 500})
    r.raise_for_status()
    return r.json()


@retry(times=2)
def weather(day):
    r = requests.get("https://api.openweathermap.org/data/2.5/forecast", params={
        "q": "Utrecht,NL", "appid": os.environ["OWM_KEY"], "units": "metric"})
    r.raise_for_status()
    noon = [x for x in r.json()["list"] if x["dt_txt"] == "%s 12:00:00" % day]
    if not noon:
        return None
    return noon[0]["weather"][0]["description"], round(noon[0]["main"]["temp"])


def make_sender(originator):
    client = messagebird.Client(os.environ["MESSAGEBIRD_KEY"])

    @retry()
    def sender(phone, text):
        client.message_create(originator, phone, text)

    return sender


def remind(day):
    send = make_sender("Studio")
    w = weather(day)
    extra = " Weather: %s, %d degrees." % w if w else ""
    for a in appointments(day, day):
        if a["canceled"] or not a["phone"]:
            continue
        phone = a["phone"].replace(" ", "").lstrip("+")
        send(phone, "Hi %s, see you tomorrow at %s with %s.%s" % (a["firstName"], a["time"], a["calendar"], extra))


def calendar_copy(first, last):
    with open("token.pickle", "rb") as f:
        creds = pickle.load(f)
    service = build("calendar", "v3", credentials=creds)
    for a in appointments(first, last):
        cal = CALENDARS.get(a["calendar"])
        if cal is None:
            continue
        uid = "acuity%d" % a["id"]
        there = service.events().list(calendarId=cal, iCalUID=uid + "@studio").execute()
        if there.get("items"):
            continue
        start = datetime.datetime.strptime(a["datetime"], "%Y-%m-%dT%H:%M:%S%z")
        end = start + datetime.timedelta(minutes=int(a["duration"]))
        service.events().import_(calendarId=cal, body={
            "iCalUID": uid + "@studio",
            "summary": a["type"] + ": " + a["firstName"] + " " + a["lastName"][:1] + ".",
            "start": {"dateTime": start.isoformat()},
            "end": {"dateTime": end.isoformat()},
        }).execute()


if __name__ == "__main__":
    today = datetime.date.today()
    remind(today + datetime.timedelta(days=1))
    calendar_copy(today, today + datetime.timedelta(days=14))
