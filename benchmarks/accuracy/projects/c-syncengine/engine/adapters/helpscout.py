import requests

from ..base import Source

API = "https://api.helpscout.net/v2"


class HelpScoutSource(Source):
    def connect(self):
        tok = requests.post(API + "/oauth2/token", data={
            "grant_type": "client_credentials",
            "client_id": self.env("HELPSCOUT_ID"),
            "client_secret": self.env("HELPSCOUT_SECRET"),
        }).json()["access_token"]
        self.http = requests.Session()
        self.http.headers["Authorization"] = "Bearer " + tok

    def records(self):
        url = f"{API}/{self.entity}?status=all&sortField=modifiedAt"
        while url:
            body = self.http.get(url, timeout=30).json()
            yield from body["_embedded"][self.entity]
            url = body["_links"].get("next", {}).get("href")
