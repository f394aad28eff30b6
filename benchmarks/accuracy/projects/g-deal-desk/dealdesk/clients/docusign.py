from .base import BaseClient


class Envelopes(BaseClient):
    base_url = "https://eu.docusign.net/restapi/v2.1"

    def __init__(self, token, account_id, **kw):
        super().__init__(**kw)
        self.token = token
        self.base_url += f"/accounts/{account_id}"

    def auth(self):
        return {"headers": {"Authorization": "Bearer " + self.token}}

    def completed_since(self, day):
        return self.fetch("/envelopes", from_date=day, status="completed").get("envelopes", [])

    def void(self, envelope_id):
        self._call("PUT", f"/envelopes/{envelope_id}", json={"status": "voided", "voidedReason": "superseded"})
