"""
bill hours: toggl entries + google calendar meetings -> harvest time entries,
then one freshbooks draft invoice per client for the fixed fee retainers (airtable).

usage: python bill_hours.py 2024-03
"""
import calendar
import datetime as dt
import os
import sys
from collections import defaultdict
from functools import reduce
from itertools import chain, groupby
from operator import itemgetter

import requests
from google.oauth2.service_account import Credentials
from googleapiclient.discovery import build
from pyairtable import Table

PROJECTS = {"ACME": (4411, 90), "GLOBEX": (4412, 90)}      # harvest project id, task id
HARVEST = {
    "Authorization": "Bearer " + os.environ["HARVEST_TOKEN"],
    "Harvest-Account-Id": os.environ["HARVEST_ACCOUNT"],
    "User-Agent": "bill_hours (ops@studio.example)",
}


def month(ym):
    y, m = map(int, ym.split("-"))
    return dt.date(y, m, 1), dt.date(y, m, calendar.monthrange(y, m)[1])


def toggl(start, end):
    r = requests.get(
        "https://api.track.toggl.com/api/v9/me/time_entries",
        params={"start_date": start.isoformat(), "end_date": (end + dt.timedelta(1)).isoformat()},
        auth=(os.environ["TOGGL_TOKEN"], "api_token"))
    return [(e["start"][:10], e["description"] or "", e["duration"] / 3600.0)
            for e in r.json() if 0 < e["duration"] <= 16 * 3600]


def meetings(start, end):
    creds = Credentials.from_service_account_file("sa.json",
                                                  scopes=["https://www.googleapis.com/auth/calendar.readonly"])
    cal = build("calendar", "v3", credentials=creds)
    got = cal.events().list(calendarId=os.environ["CALENDAR"], singleEvents=True, orderBy="startTime",
                            timeMin=start.isoformat() + "T00:00:00Z",
                            timeMax=end.isoformat() + "T23:59:59Z").execute()
    for ev in got.get("items", []):
        if "dateTime" not in ev["start"]:
            continue
        a, b = (dt.datetime.fromisoformat(ev[k]["dateTime"]) for k in ("start", "end"))
        yield a.date().isoformat(), ev.get("summary", ""), (b - a).seconds / 3600.0


def code(text):
    head = text.split(":", 1)[0].strip().upper()
    return head if head in PROJECTS else None


def per_day(entries):
    tagged = sorted((code(text), day, hours, text) for day, text, hours in entries if code(text))
    for (client, day), grp in groupby(tagged, key=itemgetter(0, 1)):
        hours, notes = reduce(lambda acc, e: (acc[0] + e[2], acc[1] + [e[3]]), grp, (0, []))
        yield client, day, round(hours, 2), "; ".join(sorted(set(notes)))


def main(ym):
    start, end = month(ym)
    for client, day, hours, notes in per_day(chain(toggl(start, end), meetings(start, end))):
        project, task = PROJECTS[client]
        requests.post("https://api.harvestapp.com/v2/time_entries", headers=HARVEST, json={
            "project_id": project, "task_id": task, "spent_date": day, "hours": hours, "notes": notes,
        }).raise_for_status()

    fees = defaultdict(list)
    for rec in Table(os.environ["AIRTABLE_KEY"], "appRetainers01", "Retainers").all(formula="{Active}"):
        f = rec["fields"]
        fees[f["FreshBooks ID"]].append((f["Title"], f["Fee"]))

    for i, (customer, lines) in enumerate(sorted(fees.items()), 1):
        names, amounts = zip(*lines)
        requests.post(
            "https://api.freshbooks.com/accounting/account/%s/invoices/invoices" % os.environ["FB_ACCOUNT"],
            headers={"Authorization": "Bearer " + os.environ["FB_TOKEN"]},
            json={"invoice": {
                "customerid": customer, "create_date": end.isoformat(), "invoice_number": f"R{ym}-{i:02d}",
                "lines": [{"name": n, "qty": 1, "unit_cost": {"amount": str(a), "code": "USD"}}
                          for n, a in zip(names, amounts)],
            }},
        ).raise_for_status()


if __name__ == "__main__":
    main(sys.argv[1])
