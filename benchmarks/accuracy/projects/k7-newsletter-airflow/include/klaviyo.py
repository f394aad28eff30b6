import requests


class KlaviyoClient:
    base = "https://a.klaviyo.com/api"

    def __init__(self, key):
        self.http = requests.Session()
        self.http.headers.update({
            "Authorization": f"Klaviyo-API-Key {key}",
            "revision": "2024-02-15",
            "accept": "application/json",
        })

    def upsert_profile(self, email, properties=None, **names):
        attributes = {"email": email, "properties": properties or {}}
        attributes.update(names)
        r = self.http.post(
            self.base + "/profile-import/",
            json={"data": {"type": "profile", "attributes": attributes}},
        )
        r.raise_for_status()
        return r.json()["data"]["id"]
