import os

import requests

from .core import Donation, sink


@sink("neon")
class NeonCRM:
    base = "https://api.neoncrm.com/v2"

    def __init__(self):
        self.s = requests.Session()
        self.s.auth = (os.environ["NEON_ORG"], os.environ["NEON_KEY"])
        self.s.headers["NEON-API-VERSION"] = "2.8"

    def account_for(self, d: Donation):
        found = self.s.post(
            self.base + "/accounts/search",
            json={
                "searchFields": [{"field": "Email", "operator": "EQUAL", "value": d.email}],
                "outputFields": ["Account ID"],
                "pagination": {"currentPage": 0, "pageSize": 1},
            },
        ).json()["searchResults"]
        if found:
            return found[0]["Account ID"]
        contact = {"firstName": d.first_name, "lastName": d.last_name, "email1": d.email}
        r = self.s.post(
            self.base + "/accounts", json={"individualAccount": {"primaryContact": contact}}
        )
        r.raise_for_status()
        return r.json()["id"]

    def write(self, d: Donation):
        self.s.post(
            self.base + "/donations",
            json={
                "accountId": self.account_for(d),
                "amount": float(d.amount),
                "date": d.date,
                "campaign": {"name": d.campaign},
                "donorNote": d.ref,
                "payments": [{"amount": float(d.amount), "tenderType": 1}],
            },
        ).raise_for_status()


@sink("actionnetwork")
class ActionNetwork:
    def write(self, d: Donation):
        person = {
            "given_name": d.first_name,
            "family_name": d.last_name,
            "email_addresses": [{"address": d.email}],
        }
        requests.post(
            "https://actionnetwork.org/api/v2/people",
            headers={"OSDI-API-Token": os.environ["AN_TOKEN"]},
            json={"person": person, "add_tags": ["donor"] + d.tags},
            timeout=30,
        ).raise_for_status()
