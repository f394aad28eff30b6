"""Zendesk and Intercom."""
import os

import requests
from zenpy import Zenpy
from zenpy.lib.api_objects import Comment


class ZendeskDesk:
    def __init__(self):
        self.api = Zenpy(
            subdomain=os.environ["ZENDESK_SUBDOMAIN"],
            email=os.environ["ZENDESK_EMAIL"],
            token=os.environ["ZENDESK_TOKEN"],
        )

    def escalated(self):
        return self.api.search(type="ticket", status_less_than="solved", tags=["eng-bug"], minus="tags:in-jira")

    def tag(self, ticket_id, name):
        self.api.tickets.add_tags(ticket_id, [name])

    def internal_note(self, ticket_id, text):
        ticket = self.api.tickets(id=ticket_id)
        ticket.comment = Comment(body=text, public=False)
        self.api.tickets.update(ticket)


class IntercomInbox:
    BASE = "https://api.intercom.io"

    def __init__(self):
        self.http = requests.Session()
        self.http.headers.update(
            {"Authorization": "Bearer " + os.environ["INTERCOM_TOKEN"], "Intercom-Version": "2.10"}
        )

    def feature_requests(self, tag_id):
        query = {"query": {"field": "tag_ids", "operator": "=", "value": tag_id}}
        r = self.http.post(self.BASE + "/conversations/search", json=query)
        r.raise_for_status()
        for conv in r.json()["conversations"]:
            yield conv
