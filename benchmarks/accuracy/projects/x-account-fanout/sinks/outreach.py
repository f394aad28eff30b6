import os

import requests

from . import BaseSink


class Sink(BaseSink):
    label = "Outreach"
    url = "https://api.outreach.io/api/v2/prospects"

    def __init__(self):
        self.http = requests.Session()
        self.http.headers.update({
            "Authorization": "Bearer " + os.environ["OUTREACH_TOKEN"],
            "Content-Type": "application/vnd.api+json",
        })

    def accept(self, rec):
        return bool(rec["Email"])

    def convert(self, rec):
        return {
            "emails": [rec["Email"]],
            "firstName": rec["FirstName"],
            "lastName": rec["LastName"],
            "title": rec["Title"],
            "externalId": rec["Id"],
        }

    def _find(self, email):
        r = self.http.get(self.url, params={"filter[emails]": email})
        r.raise_for_status()
        data = r.json()["data"]
        return data[0]["id"] if data else None

    def upsert(self, item):
        pid = self._find(item["emails"][0])
        doc = {"data": {"type": "prospect", "attributes": item}}
        if pid:
            doc["data"]["id"] = pid
            r = self.http.patch(f"{self.url}/{pid}", json=doc)
        else:
            r = self.http.post(self.url, json=doc)
        r.raise_for_status()
