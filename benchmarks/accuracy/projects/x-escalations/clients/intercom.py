import os

from .base import BaseClient


class IntercomClient(BaseClient):
    base_url = "https://api.intercom.io"

    def authenticate(self):
        self.session.headers.update({
            "Authorization": "Bearer " + os.environ["INTERCOM_TOKEN"],
            "Intercom-Version": "2.10",
        })

    def tagged(self, tag_id, since):
        body = {"query": {"operator": "AND", "value": [
            {"field": "tag_ids", "operator": "=", "value": tag_id},
            {"field": "updated_at", "operator": ">", "value": since},
        ]}}
        return self.post("/conversations/search", body)["conversations"]

    def contact(self, contact_id):
        return self.get(f"/contacts/{contact_id}")

    def note(self, conversation_id, html):
        return self.post(f"/conversations/{conversation_id}/reply", {
            "message_type": "note", "type": "admin",
            "admin_id": os.environ["INTERCOM_ADMIN"], "body": html,
        })
