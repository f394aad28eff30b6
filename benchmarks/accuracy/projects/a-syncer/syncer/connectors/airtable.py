from urllib.parse import quote

from syncer.base import Connector


class Airtable(Connector):
    name = "airtable"
    base_url = "https://api.airtable.com/v0"

    def headers(self, secrets):
        return {"Authorization": "Bearer " + secrets["AIRTABLE_PAT"]}

    def read(self):
        path = "/%s/%s" % (self.settings["base"], quote(self.settings["table"]))
        params = {"pageSize": 100}
        if "view" in self.settings:
            params["view"] = self.settings["view"]
        while True:
            js = self.call("GET", path, params=params)
            for rec in js["records"]:
                yield rec["fields"]
            if not js.get("offset"):
                break
            params["offset"] = js["offset"]
