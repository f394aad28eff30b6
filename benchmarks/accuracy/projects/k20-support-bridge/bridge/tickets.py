from jira import JIRA
from zenpy import Zenpy
from zenpy.lib.api_objects import Comment

from . import conf
from .base import Bridge


class ZendeskToJira(Bridge):
    name = "tickets"

    def __init__(self):
        super().__init__()
        self.zd = Zenpy(
            subdomain=conf.get("zendesk", "subdomain"),
            email=conf.secret("ZENDESK_EMAIL"),
            token=conf.secret("ZENDESK_TOKEN"),
        )
        self.jira = JIRA(
            server=conf.get("jira", "server"),
            basic_auth=(conf.secret("JIRA_EMAIL"), conf.secret("JIRA_TOKEN")),
        )

    def pull(self):
        for t in self.zd.views.tickets(conf.get("zendesk", "view")):
            if "jira-linked" not in t.tags:
                yield t

    def shape(self, t):
        return {
            "project": {"key": conf.get("jira", "project")},
            "issuetype": {"name": "Bug"},
            "summary": f"[ZD-{t.id}] {t.subject}",
            "description": t.description,
        }

    def push(self, payload):
        issue = self.jira.create_issue(fields=payload, prefetch=False)
        return self.jira.issue(issue.key, fields="status,assignee")

    def ack(self, item, result):
        item.tags.append("jira-linked")
        item.comment = Comment(body=f"Raised with engineering as {result.key} ({result.fields.status.name})", public=False)
        self.zd.tickets.update(item)
