from __future__ import annotations

from typing import Iterator

import requests


class TrustpilotSource:
    BASE = "https://api.trustpilot.com/v1"

    def __init__(self, api_key: str, business_unit: str):
        self.business_unit = business_unit
        self.session = requests.Session()
        self.session.headers["apikey"] = api_key

    def reviews(self) -> Iterator[dict]:
        page = 1
        while True:
            url = f"{self.BASE}/business-units/{self.business_unit}/reviews"
            data = self.session.get(url, params={"page": page, "perPage": 100}, timeout=20).json()
            if not data["reviews"]:
                return
            for r in data["reviews"]:
                yield {
                    "id": r["id"],
                    "stars": r["stars"],
                    "title": r["title"],
                    "text": r["text"],
                    "author": r["consumer"]["displayName"],
                    "date": r["createdAt"],
                }
            page += 1
