"""Zendesk <-> Jira for bug tickets.

* tickets tagged `bug` without a Jira issue get one
* status of the Jira issue is shown in a field of the ticket
"""
import logging
import sys

from jira import JIRA
from zenpy import Zenpy
from zenpy.lib.api_objects import CustomField

import settings
from markup import short, to_jira

logger = logging.getLogger("bridge")


def label(ticket_id):
    return "zendesk-%d" % ticket_id


def field(ticket, field_id):
    for f in ticket.custom_fields:
        if f["id"] == field_id:
            return f["value"]
    return None


def new_issues(zd, jira):
    for ticket in zd.search(type="ticket", tags=["bug"], minus="tags:jira_linked", status_less_than="solved"):
        if jira.search_issues('project = %s AND labels = "%s"' % (settings.JIRA_PROJECT, label(ticket.id)), maxResults=1):
            logger.warning("#%d already has an issue, but no tag", ticket.id)
        else:
            component = settings.COMPONENTS.get(field(ticket, settings.FIELD_COMPONENT))
            fields = {
                "project": {"key": settings.JIRA_PROJECT},
                "issuetype": {"name": "Bug"},
                "summary": short(ticket.subject),
                "description": "%s\n\nTicket: #%d" % (to_jira(ticket.description), ticket.id),
                "priority": {"name": settings.PRIORITY[ticket.priority]},
                "labels": [label(ticket.id)],
            }
            if component:
                fields["components"] = [{"name": component}]
            issue = jira.create_issue(fields=fields)
            logger.info("#%d -> %s", ticket.id, issue.key)
        ticket.tags.append("jira_linked")
        zd.tickets.update(ticket)


def statuses(jira, days):
    start = 0
    jql = "project = %s AND labels is not EMPTY AND updated >= -%dd" % (settings.JIRA_PROJECT, days)
    while True:
        page = jira.search_issues(jql, startAt=start, maxResults=50, fields="status,labels")
        for issue in page:
            for lab in issue.fields.labels:
                if lab.startswith("zendesk-"):
                    yield int(lab.split("-")[1]), issue.fields.status.name
        start += 50
        if start >= page.total:
            break


def back_sync(zd, jira, days=2):
    for ticket_id, status in statuses(jira, days):
        ticket = zd.tickets(id=ticket_id)
        if ticket.status == "closed" or field(ticket, settings.FIELD_JIRA_STATUS) == status:
            continue
        ticket.custom_fields.append(CustomField(id=settings.FIELD_JIRA_STATUS, value=status))
        zd.tickets.update(ticket)
        logger.info("#%d: %s", ticket_id, status)


def main():
    logging.basicConfig(level=logging.INFO, stream=sys.stdout, format="%(asctime)s %(message)s")
    zd = Zenpy(**settings.ZENDESK)
    jira = JIRA(settings.JIRA_URL, basic_auth=settings.JIRA_AUTH)
    new_issues(zd, jira)
    back_sync(zd, jira)


if __name__ == "__main__":
    main()
