"""Posts birthdays and work anniversaries of the day into #people."""
import os
from datetime import date, datetime
from typing import List, NamedTuple

import requests
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

COMPANY = os.environ["BAMBOO_SUBDOMAIN"]
AUTH = (os.environ["BAMBOO_API_KEY"], "x")
CHANNEL = "#people"
REPORT_FIELDS = ["displayName", "workEmail", "birthday", "hireDate", "status"]


class Person(NamedTuple):
    name: str
    email: str
    years: int
    birthday: bool


def fetch_people() -> List[Person]:
    res = requests.post(
        f"https://api.bamboohr.com/api/gateway.php/{COMPANY}/v1/reports/custom",
        params={"format": "JSON"},
        json={"title": "celebrate", "fields": REPORT_FIELDS},
        auth=AUTH,
        headers={"Accept": "application/json"},
        timeout=60,
    )
    res.raise_for_status()
    today = date.today()
    out = []
    for e in res.json()["employees"]:
        if e.get("status") != "Active" or not e.get("hireDate"):
            continue
        hired = datetime.strptime(e["hireDate"], "%Y-%m-%d").date()
        years = today.year - hired.year if (hired.month, hired.day) == (today.month, today.day) else 0
        bday = (e.get("birthday") or "") == today.strftime("%m-%d")
        if years > 0 or bday:
            out.append(Person(e["displayName"], e.get("workEmail") or "", years, bday))
    return out


def mention(client: WebClient, person: Person) -> str:
    if not person.email:
        return f"*{person.name}*"
    try:
        user = client.users_lookupByEmail(email=person.email)["user"]
        return f"<@{user['id']}>"
    except SlackApiError:
        return f"*{person.name}*"


def compose(client, people):
    blocks = []
    for p in people:
        who = mention(client, p)
        if p.birthday:
            text = f":birthday: Happy birthday {who}!"
        else:
            text = f":tada: {who} celebrates {p.years} year{'s' if p.years > 1 else ''} with us"
        blocks.append({"type": "section", "text": {"type": "mrkdwn", "text": text}})
    return blocks


if __name__ == "__main__":
    folks = fetch_people()
    slack = WebClient(token=os.environ["SLACK_BOT_TOKEN"])
    if folks:
        slack.chat_postMessage(channel=CHANNEL, text="Celebrations today", blocks=compose(slack, folks))
    # tell the dead man's switch we ran
    requests.get(os.environ["HEALTHCHECK_URL"], timeout=10)
