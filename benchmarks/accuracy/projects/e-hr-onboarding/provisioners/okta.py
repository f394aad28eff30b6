import os

import requests

ORG = os.environ.get("OKTA_ORG", "https://acme.okta.com")


class Provisioner:
    def __init__(self):
        self.s = requests.Session()
        self.s.headers["Authorization"] = "SSWS " + os.environ["OKTA_TOKEN"]

    def _group(self, name):
        r = self.s.get(ORG + "/api/v1/groups", params={"q": name, "limit": 1})
        r.raise_for_status()
        return r.json()[0]["id"]

    def provision(self, emp, ctx):
        r = self.s.get(ORG + "/api/v1/users/" + emp["email"])
        if r.status_code == 200:
            return
        user = self.s.post(
            ORG + "/api/v1/users?activate=true",
            json={
                "profile": {
                    "firstName": emp["first"],
                    "lastName": emp["last"],
                    "email": emp["email"],
                    "login": emp["email"],
                    "title": emp["title"],
                    "department": emp["department"],
                },
                "groupIds": [self._group(g) for g in ctx["groups"]],
            },
        )
        user.raise_for_status()
