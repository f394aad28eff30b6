"""Nightly pickup report for the revenue meeting.

Reads the properties from the "Setup" tab, counts what was booked yesterday per property
and appends to the "Pickup" tab. Short summary goes to #revenue.
"""
import datetime as dt
import os
import sys
from collections import defaultdict

import gspread
import requests

MEWS = "https://api.mews.com/api/connector/v1"
SHEET_ID = os.environ["PICKUP_SHEET_ID"]
SLACK_HOOK = os.environ["SLACK_REVENUE_HOOK"]

AUTH = {
    "ClientToken": os.environ["MEWS_CLIENT_TOKEN"],
    "AccessToken": os.environ["MEWS_ACCESS_TOKEN"],
    "Client": "PickupReport 1.4",
}


def mews_post(operation, payload):
    r = requests.post(f"{MEWS}/{operation}", json={**AUTH, **payload}, timeout=60)
    r.raise_for_status()
    return r.json()


def reservations_created(enterprise_id, start, end):
    cursor = None
    while True:
        body = {
            "EnterpriseIds": [enterprise_id],
            "CreatedUtc": {"StartUtc": start.isoformat() + "Z", "EndUtc": end.isoformat() + "Z"},
            "States": ["Confirmed", "Started"],
            "Limitation": {"Count": 500, "Cursor": cursor},
        }
        page = mews_post("reservations/getAll/2023-06-06", body)
        for res in page["Reservations"]:
            yield res
        cursor = page.get("Cursor")
        if not cursor:
            return


def nights(res):
    start = dt.datetime.fromisoformat(res["ScheduledStartUtc"].rstrip("Z"))
    end = dt.datetime.fromisoformat(res["ScheduledEndUtc"].rstrip("Z"))
    return max((end.date() - start.date()).days, 1)


def main():
    day = dt.date.today() - dt.timedelta(days=1)
    start = dt.datetime.combine(day, dt.time.min)
    end = start + dt.timedelta(days=1)

    book = gspread.service_account(filename="sa.json").open_by_key(SHEET_ID)
    setup = book.worksheet("Setup").get_all_records()
    out = []
    lines = []
    for prop in setup:
        if not prop["Active"]:
            continue
        by_month = defaultdict(int)
        for res in reservations_created(prop["Mews id"], start, end):
            by_month[res["ScheduledStartUtc"][:7]] += nights(res)
        for month, rn in sorted(by_month.items()):
            out.append([day.isoformat(), prop["Property"], month, rn])
        total = sum(by_month.values())
        lines.append(f"{prop['Property']}: {total} RN (daily target {prop['Target RN']})")

    if out:
        book.worksheet("Pickup").append_rows(out, value_input_option="USER_ENTERED")
    requests.post(SLACK_HOOK, json={"text": f"*Pickup {day:%d %b}*\n" + "\n".join(lines)}, timeout=20)


if __name__ == "__main__":
    sys.exit(main())
