import os

import requests

from ..base import Record, Source


class SnipeIT(Source, name="snipeit"):
    def fetch(self):
        offset, total = 0, 1
        while offset < total:
            r = requests.get(
                f"{os.environ['SNIPEIT_URL']}/api/v1/hardware",
                headers={"Authorization": f"Bearer {os.environ['SNIPEIT_TOKEN']}", "Accept": "application/json"},
                params={"limit": 200, "offset": offset, "category_id": 4},
                timeout=60,
            ).json()
            total = r["total"]
            yield from r["rows"]
            offset += 200

    def wanted(self, raw):
        return bool(raw["assigned_to"])

    def parse(self, raw):
        user = raw["assigned_to"]
        return Record(
            key=raw["serial"], name=user["name"], email=user.get("email", ""), extra={"tag": raw["asset_tag"]}
        )
