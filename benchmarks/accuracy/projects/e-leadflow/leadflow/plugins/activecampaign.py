import os

from ..base import Sink


class ActiveCampaign(Sink):
    key = "activecampaign"
    base_url = os.environ.get("LEADFLOW_AC_URL", "https://kelpworks.api-us1.com") + "/api/3"

    def authorize(self, token):
        self.session.headers["Api-Token"] = token

    def push(self, lead):
        first, _, last = lead.name.partition(" ")
        contact = self.request("POST", "/contact/sync", json={
            "contact": {"email": lead.email, "firstName": first, "lastName": last, "phone": lead.phone},
        })["contact"]
        self.request("POST", "/contactLists", json={
            "contactList": {"list": self.args["list_id"], "contact": contact["id"], "status": 1},
        })
