"""Zendesk tickets tagged `bug_escalate` get a Jira issue; the key goes back into the ticket."""
import os
import re
import time

import requests
from jira import JIRA

ZD = "https://%s.zendesk.com/api/v2" % os.environ["ZD_SUBDOMAIN"]
zd = requests.Session()
zd.auth = (os.environ["ZD_EMAIL"] + "/token", os.environ["ZD_TOKEN"])

jira = JIRA(server=os.environ["JIRA_URL"], basic_auth=(os.environ["JIRA_USER"], os.environ["JIRA_TOKEN"]))

FIELD_JIRA_KEY = 360021119834
PRIO = {"urgent": "Highest", "high": "High", "normal": "Medium", "low": "Low", None: "Medium"}


def zd_get(path, **params):
    while True:
        r = zd.get(ZD + path, params=params)
        if r.status_code == 429:
            time.sleep(int(r.headers.get("Retry-After", 10)))
            continue
        r.raise_for_status()
        return r.json()


def pending_tickets():
    res = zd_get("/search.json", query="type:ticket tags:bug_escalate -tags:in_jira status<solved")
    return res["results"]


def first_comment(ticket_id):
    comments = zd_get(f"/tickets/{ticket_id}/comments.json")["comments"]
    return re.sub(r"\n{3,}", "\n\n", comments[0]["plain_body"])


def to_jira(t):
    issue = jira.create_issue(
        project="SUP",
        issuetype={"name": "Bug"},
        summary=f"[ZD-{t['id']}] {t['subject']}"[:250],
        description=first_comment(t["id"]),
        priority={"name": PRIO[t["priority"]]},
        labels=["zendesk"],
    )
    return issue.key


def mark(t, key):
    body = {"ticket": {
        "custom_fields": [{"id": FIELD_JIRA_KEY, "value": key}],
        "tags": t["tags"] + ["in_jira"],
        "comment": {"body": f"Filed as {key}", "public": False},
    }}
    zd.put(f"{ZD}/tickets/{t['id']}.json", json=body).raise_for_status()


for ticket in pending_tickets():
    key = to_jira(ticket)
    mark(ticket, key)
    print(ticket["id"], "->", key)
