import json
import os
import urllib.request
from base64 import b64encode


class Zendesk:
    def __init__(self):
        self.root = f"https://{os.environ['ZENDESK_SUBDOMAIN']}.zendesk.com/api/v2"
        pair = f"{os.environ['ZENDESK_USER']}/token:{os.environ['ZENDESK_TOKEN']}"
        self.auth = "Basic " + b64encode(pair.encode()).decode()

    def _call(self, method, path, body=None):
        req = urllib.request.Request(
            self.root + path,
            method=method,
            data=json.dumps(body).encode() if body is not None else None,
            headers={"Authorization": self.auth, "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(req, timeout=20) as resp:
            return json.load(resp)

    def ticket(self, ticket_id):
        return self._call("GET", f"/tickets/{ticket_id}.json")["ticket"]

    def comments(self, ticket_id):
        return self._call("GET", f"/tickets/{ticket_id}/comments.json")["comments"]

    def internal_note(self, ticket_id, text):
        self._call("PUT", f"/tickets/{ticket_id}.json", {"ticket": {"comment": {"body": text, "public": False}}})
