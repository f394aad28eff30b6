from datetime import date, timedelta

import httpx

from .base import Source


class Harvest(Source):
    name = "harvest"
    env_vars = ("HARVEST_ACCOUNT", "HARVEST_TOKEN")

    def connect(self):
        return httpx.Client(
            base_url="https://api.harvestapp.com/v2",
            headers={"Harvest-Account-Id": self.env["HARVEST_ACCOUNT"],
                     "Authorization": f"Bearer {self.env['HARVEST_TOKEN']}",
                     "User-Agent": "people-loader (data@mapleworks.io)"},
            timeout=60,
        )

    def pages(self):
        since = date.today() - timedelta(days=self.options.get("days", 7))
        page = 1
        while page:
            js = self.get("/time_entries", **{"from": since.isoformat(), "page": page})
            yield js["time_entries"]
            page = js["next_page"]

    def keep(self, rec):
        return not rec["is_running"]

    def row(self, rec):
        return {
            "id": rec["id"],
            "spent_date": rec["spent_date"],
            "user": rec["user"]["name"],
            "client": rec["client"]["name"],
            "project": rec["project"]["name"],
            "hours": rec["hours"],
            "billable": int(rec["billable"]),
        }
