#!/usr/bin/env python3
"""
Weekly events follow up - runs Monday 7am on the ops box (cron).

 * webinar attendees  -> HubSpot contacts + message in #webinars
 * field event guests -> the "Field events" Google Sheet for the regional team

Ask Jess for the .env
"""
import os
import sys
from datetime import datetime, timedelta

import gspread
import requests
from dotenv import load_dotenv

load_dotenv()

ZOOM_TOKEN = os.environ["ZOOM_TOKEN"]
HUBSPOT_TOKEN = os.environ["HUBSPOT_TOKEN"]
EVENTBRITE_TOKEN = os.environ["EVENTBRITE_TOKEN"]
SLACK_WEBHOOK = os.environ["SLACK_WEBHOOK_URL"]
SHEET_KEY = os.environ["EVENTS_SHEET_KEY"]

gc = gspread.service_account(filename="service_account.json")
book = gc.open_by_key(SHEET_KEY)


def get_webinar_ids():
    """The team lists the webinars to process in the 'Config' tab."""
    tab = book.worksheet("Config")
    return [r["webinar_id"] for r in tab.get_all_records() if r["active"] == "yes"]


def get_zoom_participants(webinar_id):
    people = []
    params = {"page_size": 300}
    while True:
        r = requests.get(
            f"https://api.zoom.us/v2/report/webinars/{webinar_id}/participants",
            headers={"Authorization": f"Bearer {ZOOM_TOKEN}"},
            params=params,
        )
        r.raise_for_status()
        data = r.json()
        people.extend(data["participants"])
        if not data.get("next_page_token"):
            break
        params["next_page_token"] = data["next_page_token"]
    return people


def get_eventbrite_attendees(event_id):
    r = requests.get(
        f"https://www.eventbriteapi.com/v3/events/{event_id}/attendees/",
        headers={"Authorization": f"Bearer {EVENTBRITE_TOKEN}"},
    )
    r.raise_for_status()
    return r.json()["attendees"]


def push_to_hubspot(contacts):
    url = "https://api.hubapi.com/crm/v3/objects/contacts/batch/upsert"
    for i in range(0, len(contacts), 100):
        body = {
            "inputs": [
                {"id": c["email"], "idProperty": "email", "properties": c}
                for c in contacts[i:i + 100]
            ]
        }
        resp = requests.post(url, json=body, headers={"Authorization": f"Bearer {HUBSPOT_TOKEN}"})
        if resp.status_code >= 300:
            print("hubspot said no:", resp.status_code, resp.text)
            sys.exit(1)


def slack(text):
    requests.post(SLACK_WEBHOOK, json={"text": text})


# ---- webinars -------------------------------------------------------------
people = []
for wid in get_webinar_ids():
    people += get_zoom_participants(wid)

# one row per mail, longest attendance wins
best = {}
for p in people:
    mail = (p.get("user_email") or "").lower().strip()
    if not mail:
        continue
    if mail not in best or p["duration"] > best[mail]["duration"]:
        best[mail] = p

contacts = []
for mail, p in best.items():
    parts = p["name"].split(" ", 1)
    contacts.append({
        "email": mail,
        "firstname": parts[0],
        "lastname": parts[1] if len(parts) > 1 else "",
        "last_webinar_minutes": round(p["duration"] / 60),
    })

push_to_hubspot(contacts)

top = sorted(contacts, key=lambda c: c["last_webinar_minutes"], reverse=True)[:5]
lines = ["%s %s (%s min)" % (c["firstname"], c["lastname"], c["last_webinar_minutes"]) for c in top]
slack("*%d webinar attendees synced*\n%s" % (len(contacts), "\n".join(lines)))

# ---- field events ---------------------------------------------------------
since = datetime.utcnow() - timedelta(days=7)
people = []
for event_id in os.environ["EVENTBRITE_EVENTS"].split(","):
    people += get_eventbrite_attendees(event_id)

rows = []
for p in people:
    if datetime.strptime(p["created"], "%Y-%m-%dT%H:%M:%SZ") < since:
        continue
    prof = p["profile"]
    rows.append([prof["name"], prof["email"], p["ticket_class_name"], p["status"]])

if rows:
    book.worksheet("Field events").append_rows(rows, value_input_option="USER_ENTERED")
    slack("Field event sheet was updated :tada:")
