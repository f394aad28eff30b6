#!/usr/bin/env python
"""
Every 10 minutes. Tickets tagged "eng" get a Jira bug; when the bug moves, the agent is told in the
ticket. Only for paying tiers, that is kept in Salesforce.
"""
import os
import traceback

import requests
from jira import JIRA
from simple_salesforce import Salesforce

ZD = "https://plotline.zendesk.com/api/v2"
zd = requests.Session()
zd.auth = (os.environ["ZD_USER"] + "/token", os.environ["ZD_TOKEN"])

jira = JIRA("https://plotline.atlassian.net", basic_auth=(os.environ["JIRA_USER"], os.environ["JIRA_TOKEN"]))
sf = Salesforce(username=os.environ["SF_USER"], password=os.environ["SF_PASS"], security_token=os.environ["SF_TOKEN"])

PD_KEY = os.environ["PD_ROUTING_KEY"]
SLACK = os.environ["SLACK_OPS_HOOK"]
JIRA_FIELD = 360021337211
PAYING = ("Business", "Enterprise")


def search(query):
    url, params = ZD + "/search.json", {"query": "type:ticket " + query}
    while url:
        r = zd.get(url, params=params)
        r.raise_for_status()
        data = r.json()
        for t in data["results"]:
            yield t
        url, params = data["next_page"], None


def org_name(org_id):
    return zd.get(f"{ZD}/organizations/{org_id}.json").json()["organization"]["name"]


def is_paying(name):
    res = sf.query("SELECT Tier__c FROM Account WHERE Name = '%s' LIMIT 1" % name.replace("'", "\\'"))
    return res["totalSize"] > 0 and res["records"][0]["Tier__c"] in PAYING


def update_ticket(ticket_id, comment, **fields):
    body = {"ticket": dict(fields, comment={"body": comment, "public": False})}
    zd.put(f"{ZD}/tickets/{ticket_id}.json", json=body).raise_for_status()


def new_bugs():
    opened = 0
    for t in search("tags:eng -tags:eng_filed status<solved"):
        if not t["organization_id"] or not is_paying(org_name(t["organization_id"])):
            continue
        jira.create_issue(
            project="BUG",
            issuetype={"name": "Bug"},
            summary=t["subject"][:250],
            description=f"{t['description']}\n\nhttps://plotline.zendesk.com/agent/tickets/{t['id']}",
            labels=["zendesk", f"zd{t['id']}"],
        )
        update_ticket(t["id"], "Filed with engineering.", tags=t["tags"] + ["eng_filed"])
        opened += 1
    return opened


def moved_bugs():
    jql = 'project = BUG AND labels = zendesk AND status changed AFTER -10m'
    for issue in jira.search_issues(jql, maxResults=200):
        for label in issue.fields.labels:
            if label.startswith("zd") and label[2:].isdigit():
                update_ticket(int(label[2:]), f"{issue.key} is now {issue.fields.status.name}")


def page_on_call():
    requests.post("https://events.pagerduty.com/v2/enqueue", json={
        "routing_key": PD_KEY,
        "event_action": "trigger",
        "dedup_key": "eng-escalation-flood",
        "payload": {"summary": "Escalation flood, see the BUG board", "source": "escalate.py", "severity": "warning"},
    })


if __name__ == "__main__":
    try:
        if new_bugs() > 8:
            page_on_call()
        moved_bugs()
    except Exception:
        requests.post(SLACK, json={"text": "escalate.py died\n```%s```" % traceback.format_exc(limit=2)})
        raise
