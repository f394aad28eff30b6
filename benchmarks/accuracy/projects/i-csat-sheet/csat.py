import os
import traceback
from datetime import datetime, timedelta

import requests
from google.oauth2.service_account import Credentials
from googleapiclient.discovery import build

ZD = "https://%s.zendesk.com/api/v2" % os.environ["ZENDESK_SUBDOMAIN"]
AUTH = (os.environ["ZENDESK_EMAIL"] + "/token", os.environ["ZENDESK_TOKEN"])
SPREADSHEET = "1qXh0zXJ3uLzvtR3_support_quality"
SLACK_HOOK = os.environ["SLACK_WEBHOOK"]


def get_ratings(since):
    url = ZD + "/satisfaction_ratings.json"
    params = {"start_time": int(since.timestamp()), "per_page": 100}
    while url:
        r = requests.get(url, params=params, auth=AUTH)
        r.raise_for_status()
        j = r.json()
        for x in j["satisfaction_ratings"]:
            yield x
        url, params = j["next_page"], None


def get_ticket(tid):
    r = requests.get(f"{ZD}/tickets/{tid}.json", auth=AUTH, params={"include": "users"})
    if r.status_code == 404:
        return None
    return r.json()["ticket"]


def main():
    since = datetime.now() - timedelta(days=1)
    values = []
    for rating in get_ratings(since):
        if rating["score"] == "offered":
            continue
        t = get_ticket(rating["ticket_id"])
        values.append([
            rating["created_at"],
            rating["score"],
            rating.get("comment") or "",
            rating["ticket_id"],
            t["subject"] if t else "(deleted)",
            ", ".join(t["tags"]) if t else "",
        ])

    creds = Credentials.from_service_account_file("sa.json", scopes=["https://www.googleapis.com/auth/spreadsheets"])
    svc = build("sheets", "v4", credentials=creds, cache_discovery=False)
    svc.spreadsheets().values().append(
        spreadsheetId=SPREADSHEET,
        range="raw!A:F",
        valueInputOption="USER_ENTERED",
        body={"values": values},
    ).execute()


if __name__ == "__main__":
    try:
        main()
    except Exception as e:
        requests.post(SLACK_HOOK, json={"text": ":boom: csat export broke: %s\n```%s```" % (e, traceback.format_exc()[-800:])})
        raise
    requests.post(SLACK_HOOK, json={"text": "csat export finished :white_check_mark:"})
