from __future__ import annotations

from typing import Iterator

import requests


class YotpoSource:
    def __init__(self, app_key: str, secret: str):
        self.app_key = app_key
        token = requests.post(
            "https://api.yotpo.com/oauth/token",
            json={"client_id": app_key, "client_secret": secret, "grant_type": "client_credentials"},
            timeout=20,
        ).json()
        self.utoken = token["access_token"]

    def reviews(self) -> Iterator[dict]:
        page = 1
        while True:
            got = requests.get(
                f"https://api.yotpo.com/v1/apps/{self.app_key}/reviews",
                params={"utoken": self.utoken, "count": 100, "page": page},
                timeout=20,
            ).json()["reviews"]
            if not got:
                return
            for r in got:
                yield {"id": r["id"], "sku": r["sku"], "stars": r["score"], "title": r["title"],
                       "text": r["content"], "author": r["name"], "date": r["created_at"]}
            page += 1
