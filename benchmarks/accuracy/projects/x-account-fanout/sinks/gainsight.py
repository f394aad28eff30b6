import os

import requests

from . import BaseSink


class Sink(BaseSink):
    label = "Gainsight"

    def push(self, batch):
        body = {"records": [self.convert(r) for r in batch]}
        r = requests.put(
            f"https://{os.environ['GS_DOMAIN']}.gainsightcloud.com/v1/data/objects/Company",
            params={"keys": "SFDC_Id__gc"},
            headers={"accesskey": os.environ["GS_KEY"]},
            json=body,
            timeout=60,
        )
        r.raise_for_status()
        return r.json()["data"]["count"]

    def convert(self, rec):
        return {"Name": rec["Name"], "SFDC_Id__gc": rec["Id"], "Industry": rec["Industry"],
                "Employees": rec["NumberOfEmployees"], "ARR": rec["ARR__c"]}
