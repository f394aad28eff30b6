import os

import requests

from . import BaseSink


class Sink(BaseSink):
    label = "Intercom"

    def upsert(self, rec):
        r = requests.post("https://api.intercom.io/companies", timeout=20,
                          headers={"Authorization": "Bearer " + os.environ["INTERCOM_TOKEN"]},
                          json={"company_id": rec["Id"], "name": rec["Name"], "size": rec["NumberOfEmployees"]})
        r.raise_for_status()
