import os

import requests


class PersonioClient:
    URL = "https://api.personio.de/v1"

    def __init__(self):
        r = requests.post(
            self.URL + "/auth",
            json={"client_id": os.environ["PERSONIO_ID"], "client_secret": os.environ["PERSONIO_SECRET"]},
        )
        r.raise_for_status()
        self.token = r.json()["data"]["token"]

    def _get(self, path, **params):
        r = requests.get(self.URL + path, headers={"Authorization": "Bearer " + self.token}, params=params)
        r.raise_for_status()
        # personio rotates the token with each response
        self.token = r.headers.get("authorization", "Bearer " + self.token).split(" ", 1)[1]
        return r.json()["data"]

    def employees(self):
        for e in self._get("/company/employees", limit=200):
            a = e["attributes"]
            yield {
                "first": a["first_name"]["value"],
                "last": a["last_name"]["value"],
                "email": a["email"]["value"],
                "hire_date": a["hire_date"]["value"],
                "title": a["position"]["value"],
                "department": (a["department"]["value"] or {}).get("attributes", {}).get("name"),
            }
