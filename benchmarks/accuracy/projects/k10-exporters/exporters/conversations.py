import os
from datetime import datetime, timedelta

from .base import Exporter
from .delivery import ToBucket


class AircallCalls(ToBucket, Exporter):
    name = "aircall-calls"
    folder = "voice"
    header = ("id", "direction", "status", "started_at", "duration", "agent")

    def setup(self):
        self.http.auth = (os.environ["AIRCALL_ID"], os.environ["AIRCALL_TOKEN"])

    def fetch(self):
        start = int((datetime.now() - timedelta(days=1)).timestamp())
        url = f"https://api.aircall.io/v1/calls?from={start}&per_page=50"
        while url:
            page = self.http.get(url, timeout=30).json()
            yield from page["calls"]
            url = page["meta"]["next_page_link"]

    def row(self, item):
        agent = (item.get("user") or {}).get("name", "")
        return [item["id"], item["direction"], item["status"], item["started_at"], item["duration"], agent]


class GongCalls(ToBucket, Exporter):
    name = "gong-calls"
    folder = "coaching"
    header = ("id", "title", "started", "duration", "primaryUserId", "url")

    def setup(self):
        self.http.auth = (os.environ["GONG_KEY"], os.environ["GONG_SECRET"])

    def fetch(self):
        params = {"fromDateTime": f"{self.day - timedelta(days=1)}T00:00:00Z", "toDateTime": f"{self.day}T00:00:00Z"}
        while True:
            page = self.http.get("https://api.gong.io/v2/calls", params=params, timeout=30).json()
            for call in page["calls"]:
                yield call
            cursor = page["records"].get("cursor")
            if not cursor:
                break
            params["cursor"] = cursor
