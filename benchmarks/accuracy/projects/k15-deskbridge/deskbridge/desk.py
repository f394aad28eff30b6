"""Reading side: Zendesk tickets and Intercom conversations."""
import requests
from zenpy import Zenpy
from zenpy.lib.api_objects import Comment

from deskbridge import config


class TicketSource:
    def __init__(self):
        self.client = Zenpy(subdomain=config.ZENDESK_SUBDOMAIN,
                            email=config.ZENDESK_EMAIL,
                            token=config.ZENDESK_TOKEN)

    def load(self, ticket_id):
        t = self.client.tickets(id=ticket_id)
        return {
            "ref": "ZD-%s" % t.id,
            "title": t.subject,
            "text": t.description,
            "tags": list(t.tags),
        }

    def add_note(self, ticket_id, text):
        ticket = self.client.tickets(id=ticket_id)
        ticket.comment = Comment(body=text, public=False)
        self.client.tickets.update(ticket)


class ConversationSource:
    url = "https://api.intercom.io/conversations/"

    def load(self, conversation_id):
        resp = requests.get(
            self.url + conversation_id,
            headers={"Authorization": "Bearer " + config.INTERCOM_TOKEN,
                     "Intercom-Version": "2.10"},
            params={"display_as": "plaintext"},
        )
        resp.raise_for_status()
        conv = resp.json()
        first = conv["source"]
        return {
            "ref": "IC-%s" % conv["id"],
            "title": first.get("subject") or first["body"][:80],
            "text": first["body"],
            "tags": [t["name"] for t in conv["tags"]["tags"]],
        }
