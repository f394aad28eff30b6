import requests
from django.conf import settings


class Pipedrive:
    def __init__(self):
        self.s = requests.Session()
        self.s.params = {"api_token": settings.PIPEDRIVE_TOKEN}
        self.base = f"https://{settings.PIPEDRIVE_DOMAIN}.pipedrive.com/api/v1"

    def person(self, name, email):
        treffer = self.s.get(
            self.base + "/persons/search", params={"term": email, "fields": "email", "exact_match": "true"}
        ).json()["data"]["items"]
        if treffer:
            return treffer[0]["item"]["id"]
        r = self.s.post(self.base + "/persons", json={"name": name, "email": [email]})
        r.raise_for_status()
        return r.json()["data"]["id"]

    def deal(self, title, person_id, value):
        r = self.s.post(
            self.base + "/deals",
            json={"title": title, "person_id": person_id, "value": value, "currency": "EUR"},
        )
        r.raise_for_status()
        return r.json()["data"]["id"]

    def deal_status(self, deal_id):
        return self.s.get(f"{self.base}/deals/{deal_id}").json()["data"]["status"]
