"""CSAT digest: yesterday's (or last week's) satisfaction ratings to #support-quality and the QA sheet.

usage: csat_digest.py [--days 7] [--no-sheet]
"""
import argparse
import logging
import os
from collections import defaultdict
from datetime import datetime, timedelta, timezone

import requests
from google.oauth2 import service_account
from googleapiclient.discovery import build
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

logging.basicConfig(level=os.getenv("LOG_LEVEL", "INFO"))
logger = logging.getLogger("csat")

ZD = f"https://{os.environ['ZD_SUBDOMAIN']}.zendesk.com/api/v2"
ZD_AUTH = (os.environ["ZD_EMAIL"] + "/token", os.environ["ZD_TOKEN"])
SHEET_ID = os.environ.get("QA_SHEET_ID", "")
CHANNEL = os.getenv("SLACK_CHANNEL", "#support-quality")

TEAM_BY_GROUP = {
    360004411: "Tier 1",
    360004412: "Tier 2",
    360009900: "Billing",
}


def zd_pages(path, key, **params):
    params["page[size]"] = 100
    url = f"{ZD}/{path}"
    while url:
        resp = requests.get(url, params=params, auth=ZD_AUTH, timeout=30)
        resp.raise_for_status()
        body = resp.json()
        for item in body[key]:
            yield item
        url = body["links"]["next"] if body["meta"]["has_more"] else None
        params = None


def agent_names(ids):
    names = {}
    ids = sorted(i for i in ids if i)
    for i in range(0, len(ids), 100):
        chunk = ",".join(map(str, ids[i:i + 100]))
        r = requests.get(f"{ZD}/users/show_many.json", params={"ids": chunk}, auth=ZD_AUTH, timeout=30)
        r.raise_for_status()
        names.update({u["id"]: u["name"] for u in r.json()["users"]})
    return names


def summarize(ratings):
    teams = defaultdict(lambda: {"good": 0, "bad": 0})
    comments = []
    for r in ratings:
        team = TEAM_BY_GROUP.get(r["group_id"], "Other")
        if r["score"] not in ("good", "bad"):
            continue
        teams[team][r["score"]] += 1
        if r["score"] == "bad" and r.get("comment"):
            comments.append((r["ticket_id"], r["assignee_id"], r["comment"]))
    return teams, comments


def score(counts):
    n = counts["good"] + counts["bad"]
    return round(counts["good"] / n * 100, 1) if n else None


def build_blocks(teams, comments, names, label):
    lines = [f"*{team}*: {score(c)}% ({c['good']} good / {c['bad']} bad)" for team, c in sorted(teams.items())]
    blocks = [
        {"type": "header", "text": {"type": "plain_text", "text": f"CSAT {label}"}},
        {"type": "section", "text": {"type": "mrkdwn", "text": "\n".join(lines) or "no ratings"}},
    ]
    for ticket, assignee, text in comments[:10]:
        blocks.append({"type": "divider"})
        blocks.append({
            "type": "section",
            "text": {"type": "mrkdwn", "text": f"#{ticket} – {names.get(assignee, '?')}\n>{text[:300]}"},
        })
    return blocks


def append_sheet(teams, label):
    creds = service_account.Credentials.from_service_account_file(
        "service_account.json", scopes=["https://www.googleapis.com/auth/spreadsheets"]
    )
    svc = build("sheets", "v4", credentials=creds, cache_discovery=False)
    values = [[label, team, c["good"], c["bad"], score(c)] for team, c in sorted(teams.items())]
    svc.spreadsheets().values().append(
        spreadsheetId=SHEET_ID, range="csat!A:E", valueInputOption="RAW", body={"values": values}
    ).execute()


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--days", type=int, default=1)
    ap.add_argument("--no-sheet", action="store_true")
    args = ap.parse_args()
    end = datetime.now(timezone.utc).replace(hour=0, minute=0, second=0, microsecond=0)
    start = end - timedelta(days=args.days)
    label = start.strftime("%d %b") if args.days == 1 else f"{start:%d %b} - {end:%d %b}"

    ratings = list(zd_pages(
        "satisfaction_ratings", "satisfaction_ratings",
        start_time=int(start.timestamp()), end_time=int(end.timestamp()),
    ))
    logger.info("%d ratings", len(ratings))
    teams, comments = summarize(ratings)
    names = agent_names({c[1] for c in comments})

    slack = WebClient(token=os.environ["SLACK_BOT_TOKEN"])
    try:
        slack.chat_postMessage(channel=CHANNEL, text=f"CSAT {label}", blocks=build_blocks(teams, comments, names, label))
    except SlackApiError as e:
        logger.error("slack: %s", e.response["error"])

    if SHEET_ID and not args.no_sheet:
        append_sheet(teams, label)


if __name__ == "__main__":
    main()
