import json
import os

import requests

from .base import SpendAdapter

URL = "https://business-api.tiktok.com/open_api/v1.3/report/integrated/get/"


class Adapter(SpendAdapter):
    channel = "tiktok"

    def fetch(self, start, end):
        page = 1
        while True:
            r = requests.get(
                URL,
                headers={"Access-Token": os.environ["TIKTOK_TOKEN"]},
                params={
                    "advertiser_id": self.account_id,
                    "report_type": "BASIC",
                    "data_level": "AUCTION_CAMPAIGN",
                    "dimensions": json.dumps(["campaign_id", "stat_time_day"]),
                    "metrics": json.dumps(["campaign_name", "spend", "impressions", "clicks"]),
                    "start_date": start.isoformat(), "end_date": end.isoformat(),
                    "page": page, "page_size": 500,
                },
                timeout=60,
            )
            data = r.json()["data"]
            yield from data["list"]
            if page >= data["page_info"]["total_page"]:
                return
            page += 1

    def normalise(self, raw):
        m, d = raw["metrics"], raw["dimensions"]
        return {
            "day": d["stat_time_day"][:10], "campaign_id": d["campaign_id"], "campaign": m["campaign_name"],
            "spend": float(m["spend"]), "impressions": int(m["impressions"]), "clicks": int(m["clicks"]),
        }
