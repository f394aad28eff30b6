import os

import requests


class BambooMixin:
    bamboo_fields = ("id", "firstName", "lastName", "workEmail", "department", "status")

    def bamboo(self, path, method="GET", **kw):
        sub = os.environ["BAMBOO_SUBDOMAIN"]
        r = requests.request(method, f"https://api.bamboohr.com/api/gateway.php/{sub}/v1/{path}",
                             auth=(os.environ["BAMBOO_KEY"], "x"), headers={"Accept": "application/json"}, **kw)
        r.raise_for_status()
        return r

    def employees(self):
        body = {"title": "export", "fields": list(self.bamboo_fields)}
        return self.bamboo("reports/custom?format=JSON", "POST", json=body).json()["employees"]


class OktaMixin:
    @property
    def okta_headers(self):
        return {"Authorization": "SSWS " + os.environ["OKTA_TOKEN"]}

    def okta_user(self, profile, activate=False):
        url = "https://%s/api/v1/users" % os.environ["OKTA_DOMAIN"]
        r = requests.post(url, params={"activate": str(activate).lower()}, json={"profile": profile},
                          headers=self.okta_headers)
        if r.status_code not in (200, 400):
            r.raise_for_status()
