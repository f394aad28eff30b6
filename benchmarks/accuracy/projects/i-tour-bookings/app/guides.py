"""Guide roster is a Baserow table; the guide's own Google calendar gets the block."""
import os

import requests
from google.oauth2 import service_account
from googleapiclient.discovery import build

ROSTER = "https://api.baserow.io/api/database/rows/table/{}/".format(os.getenv("BASEROW_TABLE", "55120"))


def on_duty(tour_code, day):
    r = requests.get(ROSTER, headers={"Authorization": "Token " + os.environ["BASEROW_TOKEN"]},
                     params={"user_field_names": "true", "filter__Tour__equal": tour_code, "filter__Day__date_equal": day})
    rows = r.json()["results"]
    return rows[0] if rows else None


def block(guide, start, end, summary):
    creds = service_account.Credentials.from_service_account_file(
        os.environ["GOOGLE_SA"], scopes=["https://www.googleapis.com/auth/calendar"], subject=guide["Email"])
    cal = build("calendar", "v3", credentials=creds)
    cal.events().insert(calendarId="primary", body={
        "summary": summary,
        "start": {"date": start}, "end": {"date": end},
        "attendees": [{"email": guide["Email"], "displayName": guide["Name"]}],
    }).execute()
