import requests


class Pipedrive:
    base = "https://api.pipedrive.com/v1"

    def __init__(self, token):
        self.session = requests.Session()
        self.session.params = {"api_token": token}

    def _get(self, path, **params):
        r = self.session.get(self.base + path, params=params)
        r.raise_for_status()
        return r.json()

    def person_exists(self, email):
        return bool(self._get("/persons/search", term=email, fields="email", exact_match=1)["data"]["items"])

    def add_person(self, data):
        r = self.session.post(self.base + "/persons", json=data)
        r.raise_for_status()

    def won_deals(self):
        start = 0
        while start is not None:
            page = self._get("/deals", status="won", start=start, limit=500)
            for deal in page["data"] or []:
                yield deal
            more = page["additional_data"]["pagination"]
            start = more.get("next_start") if more["more_items_in_collection"] else None
