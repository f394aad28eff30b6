import os

import requests


class Access:
    label = ""

    def __init__(self):
        self.http = requests.Session()
        self.http.headers.update(self.headers())

    def headers(self):
        return {}

    def revoke(self, email):
        raise NotImplementedError


class Okta(Access):
    label = "Okta"
    base = os.environ.get("OKTA_URL", "https://acme.okta.com") + "/api/v1"

    def headers(self):
        return {"Authorization": "SSWS " + os.environ["OKTA_TOKEN"]}

    def profile(self, email):
        r = self.http.get(f"{self.base}/users/{email}")
        if r.status_code == 404:
            return None
        r.raise_for_status()
        return r.json()

    def revoke(self, email):
        user = self.profile(email)
        if user and user["status"] != "DEPROVISIONED":
            self.http.post(f"{self.base}/users/{user['id']}/lifecycle/deactivate").raise_for_status()


class Zoom(Access):
    label = "Zoom"

    def headers(self):
        return {"Authorization": "Bearer " + os.environ["ZOOM_TOKEN"]}

    def revoke(self, email):
        r = self.http.delete(f"https://api.zoom.us/v2/users/{email}",
                             params={"action": "disassociate"})
        if r.status_code != 404:
            r.raise_for_status()


class Zendesk(Access):
    label = "Zendesk"
    base = "https://acme.zendesk.com/api/v2"

    def headers(self):
        return {"Authorization": "Bearer " + os.environ["ZENDESK_OAUTH"]}

    def revoke(self, email):
        r = self.http.get(f"{self.base}/users/search.json", params={"query": f"email:{email}"})
        r.raise_for_status()
        for user in r.json()["users"]:
            self.http.put(f"{self.base}/users/{user['id']}.json",
                          json={"user": {"suspended": True}}).raise_for_status()


class Aircall(Access):
    label = "Aircall"

    def headers(self):
        return {"Authorization": "Basic " + os.environ["AIRCALL_BASIC"]}

    def revoke(self, email):
        page = "https://api.aircall.io/v1/users?per_page=50"
        while page:
            r = self.http.get(page)
            r.raise_for_status()
            body = r.json()
            for user in body["users"]:
                if user["email"].lower() == email.lower():
                    self.http.delete(f"https://api.aircall.io/v1/users/{user['id']}")
                    return
            page = body["meta"]["next_page_link"]
