import os
from datetime import date

import requests

from ..base import Record, Source


class HiBob(Source, name="hibob"):
    def fetch(self):
        r = requests.post(
            "https://api.hibob.com/v1/people/search",
            auth=(os.environ["JOINER_BOB_ID"], os.environ["JOINER_BOB_TOKEN"]),
            json={"fields": ["root.id", "root.displayName", "root.email", "work.site", "work.startDate", "work.title"]},
            timeout=60,
        )
        r.raise_for_status()
        return r.json()["employees"]

    def wanted(self, raw):
        site = self.options.get("only_site")
        return site is None or raw["work"]["site"] == site

    def parse(self, raw):
        return Record(
            key=raw["email"].lower(),
            name=raw["displayName"],
            email=raw["email"],
            extra={"title": raw["work"].get("title"), "start": raw["work"]["startDate"]},
        )


class Envoy(Source, name="envoy"):
    """Visitors who are expected today."""

    def fetch(self):
        r = requests.get(
            "https://api.envoy.com/v1/invites",
            headers={"Authorization": f"Bearer {os.environ['JOINER_ENVOY']}"},
            params={"expectedArrivalAtAfter": f"{date.today()}T00:00:00Z"},
            timeout=60,
        )
        r.raise_for_status()
        return r.json()["data"]

    def parse(self, raw):
        who = raw["expectedVisitor"]
        return Record(key=raw["id"], name=who["name"], email=who.get("email") or "")
