"""small helpers for the weekly support notebook, so that Marek can run it too"""
import os
from datetime import datetime, timedelta

import pandas as pd
import requests

FD_DOMAIN = "brightbike"


def week(offset=0):
    today = datetime.now().replace(hour=0, minute=0, second=0, microsecond=0)
    start = today - timedelta(days=today.weekday() + 7 * (1 + offset))
    return start, start + timedelta(days=7)


def freshdesk_tickets(start, end):
    auth = (os.environ["FRESHDESK_KEY"], "X")
    page, rows = 1, []
    while True:
        r = requests.get(
            f"https://{FD_DOMAIN}.freshdesk.com/api/v2/tickets",
            auth=auth,
            params={"updated_since": start.strftime("%Y-%m-%dT%H:%M:%SZ"), "per_page": 100,
                    "page": page, "include": "stats"},
        )
        r.raise_for_status()
        batch = r.json()
        rows += batch
        if len(batch) < 100:
            break
        page += 1
    df = pd.json_normalize(rows)
    df["created_at"] = pd.to_datetime(df["created_at"]).dt.tz_localize(None)
    return df[(df.created_at >= start) & (df.created_at < end)]


def aircall_calls(start, end):
    url = "https://api.aircall.io/v1/calls"
    params = {"from": int(start.timestamp()), "to": int(end.timestamp()), "per_page": 50}
    auth = (os.environ["AIRCALL_ID"], os.environ["AIRCALL_TOKEN"])
    out = []
    while url:
        js = requests.get(url, auth=auth, params=params).json()
        for c in js["calls"]:
            out.append({"id": c["id"], "direction": c["direction"], "duration": c["duration"],
                        "missed": c["missed_call_reason"] is not None,
                        "agent": (c["user"] or {}).get("name")})
        url, params = js["meta"]["next_page_link"], None
    return pd.DataFrame(out)


def incidents(page_id):
    r = requests.get(f"https://api.statuspage.io/v1/pages/{page_id}/incidents",
                     headers={"Authorization": f"OAuth {os.environ['STATUSPAGE_KEY']}"},
                     params={"limit": 50})
    r.raise_for_status()
    return pd.DataFrame(r.json())[["name", "impact", "created_at", "resolved_at", "shortlink"]]


def csat(survey_id):
    r = requests.get(f"https://api.surveymonkey.com/v3/surveys/{survey_id}/rollups",
                     headers={"Authorization": f"Bearer {os.environ['SM_TOKEN']}"})
    r.raise_for_status()
    q = r.json()["data"][0]["summary"][0]["stats"]
    return q


def chat(text):
    r = requests.post(os.environ["GCHAT_WEBHOOK"],  # https://chat.googleapis.com/v1/spaces/...
                      json={"text": text})
    r.raise_for_status()


def wiki():
    from atlassian import Confluence
    return Confluence(url="https://brightbike.atlassian.net/wiki", username="ops@brightbike.nl",
                      password=os.environ["ATLASSIAN_TOKEN"], cloud=True)
