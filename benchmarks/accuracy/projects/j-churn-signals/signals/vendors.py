import json
import os

from .base import BaseClient


class Chargebee(BaseClient):
    base_url = f"https://{os.environ.get('CHARGEBEE_SITE', 'acme')}.chargebee.com/api/v2"

    def authenticate(self):
        self.session.auth = (os.environ["CHARGEBEE_KEY"], "")

    def subscriptions(self):
        offset = None
        while True:
            params = {"limit": 100, "status[is]": "active"}
            if offset:
                params["offset"] = offset
            page = self.request("GET", "/subscriptions", params=params)
            for entry in page["list"]:
                yield entry["subscription"], entry["customer"]
            offset = page.get("next_offset")
            if not offset:
                return


class Mixpanel(BaseClient):
    base_url = "https://mixpanel.com/api/2.0"

    def authenticate(self):
        self.session.auth = (os.environ["MIXPANEL_USER"], os.environ["MIXPANEL_SECRET"])

    def profiles(self):
        answer = self.request(
            "POST",
            "/engage",
            params={"project_id": os.environ["MIXPANEL_PROJECT"]},
            data={"output_properties": json.dumps(["$email", "$last_seen"])},
        )
        return [result["$properties"] for result in answer["results"]]


class Intercom(BaseClient):
    base_url = "https://api.intercom.io"

    def authenticate(self):
        self.session.headers["Authorization"] = f"Bearer {os.environ['INTERCOM_TOKEN']}"

    def upsert(self, email, attributes):
        self.request("POST", "/contacts", json={"email": email, "custom_attributes": attributes})


class SendGrid(BaseClient):
    base_url = "https://api.sendgrid.com/v3"

    def authenticate(self):
        self.session.headers["Authorization"] = f"Bearer {os.environ['SENDGRID_KEY']}"

    def send_template(self, to, template):
        self.request(
            "POST",
            "/mail/send",
            json={
                "personalizations": [{"to": [{"email": to}]}],
                "from": {"email": "cs@acme.example"},
                "template_id": template,
            },
        )
