import requests

from ..base import Sink


class ZohoSink(Sink):
    def connect(self):
        r = requests.post("https://accounts.zoho.eu/oauth/v2/token", params={
            "grant_type": "refresh_token",
            "refresh_token": self.env("ZOHO_REFRESH"),
            "client_id": self.env("ZOHO_ID"),
            "client_secret": self.env("ZOHO_SECRET"),
        })
        self.headers = {"Authorization": "Zoho-oauthtoken " + r.json()["access_token"]}

    def put(self, chunk):
        r = requests.post(
            f"https://www.zohoapis.eu/crm/v5/{self.entity}/upsert",
            headers=self.headers,
            json={"data": chunk, "duplicate_check_fields": [self.options["key"]]},
            timeout=60,
        )
        r.raise_for_status()
        bad = [d for d in r.json()["data"] if d["status"] != "success"]
        if bad:
            raise RuntimeError(bad[0]["message"])
