#!/usr/bin/env python3
"""Morning round of the support-ops bot.

  standup.py            do it
  standup.py --dry-run  print only
"""
import argparse
import os
import sys
from collections import Counter
from datetime import datetime, timezone

import requests
from jira import JIRA
from pdpyras import APISession
from slack_sdk import WebClient
from zenpy import Zenpy
from zenpy.lib.api_objects import Comment

JIRA_URL = "https://acme.atlassian.net"
CHANNEL = "#support-ops"


def parse():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--dry-run", action="store_true")
    p.add_argument("--status-page", default="kctbh9vrtdwd")
    return p.parse_args()


class Bot:
    def __init__(self, dry):
        self.dry = dry
        self.zd = Zenpy(subdomain="acme", email=os.environ["ZD_EMAIL"], token=os.environ["ZD_TOKEN"])
        self.jira = JIRA(JIRA_URL, basic_auth=(os.environ["JIRA_USER"], os.environ["JIRA_TOKEN"]))
        self.pd = APISession(os.environ["PD_TOKEN"])
        self.slack = WebClient(token=os.environ["SLACK_BOT_TOKEN"])
        self.lines = []

    # -- tickets ---------------------------------------------------------
    def escalate(self):
        touched = Counter()
        for ticket in self.zd.search(type="ticket", status="open", priority="urgent", tags="bug"):
            hits = self.jira.search_issues(f'project = SUP AND "Zendesk Ticket" ~ "{ticket.id}"', maxResults=1)
            if hits:
                issue = hits[0]
                if issue.fields.status.name == "Done" and not self.dry:
                    ticket.comment = Comment(
                        body=f"Fixed with {issue.key}: {issue.fields.summary}", public=False
                    )
                    self.zd.tickets.update(ticket)
                touched["known"] += 1
                continue
            if not self.dry:
                self.jira.create_issue(fields={
                    "project": {"key": "SUP"},
                    "issuetype": {"name": "Bug"},
                    "summary": ticket.subject,
                    "description": f"{ticket.description}\n\nhttps://acme.zendesk.com/agent/tickets/{ticket.id}",
                })
            touched["new"] += 1
        print(dict(touched), file=sys.stderr)

    # -- message ---------------------------------------------------------
    def oncall(self):
        for oc in self.pd.iter_all("oncalls", params={"escalation_policy_ids[]": ["PX1Y2Z3"], "earliest": True}):
            if oc["escalation_level"] == 1:
                self.lines.append(f":pager: on call: *{oc['user']['summary']}* ({oc['schedule']['summary']})")

    def sprint(self):
        issues = self.jira.search_issues("project = SUP AND sprint in openSprints()", maxResults=False)
        per_status = Counter(i.fields.status.name for i in issues)
        self.lines.append(", ".join(f"{k}: {v}" for k, v in per_status.most_common()))

    def status(self, page):
        r = requests.get(
            f"https://api.statuspage.io/v1/pages/{page}/incidents/unresolved",
            headers={"Authorization": "OAuth " + os.environ["STATUSPAGE_KEY"]},
        )
        incidents = r.json() if r.ok else []
        if incidents:
            self.lines.insert(0, ":red_circle: something is open on the status page, please look first")
        else:
            self.lines.insert(0, ":large_green_circle: status page is clean")
        for inc in incidents:
            print(inc["name"], inc["status"])

    def post(self):
        text = "\n".join(self.lines)
        if self.dry:
            print(text)
        else:
            self.slack.chat_postMessage(channel=CHANNEL, text=text)


def main():
    args = parse()
    bot = Bot(args.dry_run)
    bot.escalate()
    if datetime.now(timezone.utc).weekday() < 5:
        bot.oncall()
        bot.sprint()
        bot.status(args.status_page)
        bot.post()


if __name__ == "__main__":
    main()
