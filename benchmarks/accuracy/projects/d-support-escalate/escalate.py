"""Zendesk tickets tagged `needs-eng` -> Jira bugs, key written back to the ticket."""
import os

from jira import JIRA
from zenpy import Zenpy
from zenpy.lib.api_objects import Comment, CustomField

JIRA_FIELD = 360012345678
PRIO = {"urgent": "Highest", "high": "High", "normal": "Medium", "low": "Low", None: "Medium"}

zd = Zenpy(subdomain="lumio", email=os.environ["ZD_EMAIL"], token=os.environ["ZD_TOKEN"])
jira = JIRA("https://lumio.atlassian.net", basic_auth=(os.environ["JIRA_USER"], os.environ["JIRA_TOKEN"]))


def existing_key(ticket):
    for f in ticket.custom_fields:
        if f["id"] == JIRA_FIELD and f["value"]:
            return f["value"]


for ticket in zd.search(type="ticket", tags="needs-eng", status_less_than="solved"):
    if existing_key(ticket):
        continue
    issue = jira.create_issue(
        project="BUG",
        summary=ticket.subject,
        description="%s\n\nhttps://lumio.zendesk.com/agent/tickets/%s" % (ticket.description, ticket.id),
        issuetype={"name": "Bug"},
        priority={"name": PRIO[ticket.priority]},
        labels=["from-support"],
    )
    ticket.custom_fields.append(CustomField(id=JIRA_FIELD, value=issue.key))
    ticket.comment = Comment(body="Escalated as %s" % issue.key, public=False)
    zd.tickets.update(ticket)
    print(ticket.id, "->", issue.key)
