import os

from ..base import Adapter


class ActiveCampaign(Adapter):
    base_url = os.getenv("AC_URL", "https://acme.api-us1.com") + "/api/3"

    def headers(self):
        return {"Api-Token": os.environ["AC_TOKEN"]}

    def store(self, record):
        contact = self.call("POST", "/contact/sync", json={"contact": record})["contact"]
        if os.getenv("AC_LIST"):
            self.call("POST", "/contactLists", json={
                "contactList": {"list": os.environ["AC_LIST"], "contact": contact["id"], "status": 1}})


ADAPTER = ActiveCampaign
