import logging
import os

from zenpy.lib.api_objects import Comment

from .clients import jira, open_incidents, zendesk

log = logging.getLogger(__name__)

JIRA_KEY_FIELD = int(os.environ.get("ZENDESK_JIRA_FIELD", "360012345678"))
PRIORITY = {"urgent": "Highest", "high": "High", "normal": "Medium", "low": "Low"}


def _jira_key(ticket):
    for field in ticket.custom_fields:
        if field["id"] == JIRA_KEY_FIELD:
            return field["value"]
    return None


def on_escalated(payload):
    ticket = zendesk().tickets(id=payload["ticket_id"])
    if _jira_key(ticket):
        log.info("ticket %s already linked", ticket.id)
        return
    priority = PRIORITY.get(ticket.priority, "Medium")
    if open_incidents():
        # everything is on fire anyway, do not page twice
        priority = "Low"
    issue = jira().create_issue(
        project=os.environ["JIRA_PROJECT"],
        issuetype={"name": "Bug"},
        summary=f"[ZD-{ticket.id}] {ticket.subject}",
        description=ticket.description,
        priority={"name": priority},
        labels=["zendesk"],
    )
    ticket.custom_fields = [{"id": JIRA_KEY_FIELD, "value": issue.key}]
    ticket.comment = Comment(body="Escalated to engineering as %s" % issue.permalink(), public=False)
    zendesk().tickets.update(ticket)


def on_comment(payload):
    key = payload.get("jira_key")
    if not key:
        return
    jira().add_comment(key, "%(author)s wrote in Zendesk:\n\n%(body)s" % payload)
