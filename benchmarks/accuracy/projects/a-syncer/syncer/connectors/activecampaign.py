from syncer.base import Connector


class ActiveCampaign(Connector):
    name = "activecampaign"

    def __init__(self, settings, secrets):
        super().__init__(settings, secrets)
        self.base_url = secrets["AC_URL"].rstrip("/") + "/api/3"

    def headers(self, secrets):
        return {"Api-Token": secrets["AC_KEY"]}

    def read(self):
        offset = 0
        while True:
            page = self.call("GET", "/contacts", params={"status": self.settings.get("status", 1),
                                                         "limit": 100, "offset": offset})["contacts"]
            yield from page
            if len(page) < 100:
                return
            offset += 100

    def write(self, record):
        self.call("POST", "/contact/sync", json={"contact": record})
