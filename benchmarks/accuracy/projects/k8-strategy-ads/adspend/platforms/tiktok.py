from __future__ import annotations

import json
import os

import requests

from .base import AdPlatform, Spend

API = "https://business-api.tiktok.com/open_api/v1.3"


class TikTok(AdPlatform):
    key = "tiktok"

    def __init__(self):
        self.advertiser = os.environ["TIKTOK_ADVERTISER"]
        self.http = requests.Session()
        self.http.headers["Access-Token"] = os.environ["TIKTOK_TOKEN"]

    def spend(self, day):
        params = {
            "advertiser_id": self.advertiser,
            "report_type": "BASIC",
            "data_level": "AUCTION_CAMPAIGN",
            "dimensions": json.dumps(["campaign_id"]),
            "metrics": json.dumps(["campaign_name", "spend", "clicks"]),
            "start_date": day.isoformat(),
            "end_date": day.isoformat(),
            "page_size": 1000,
        }
        body = self.http.get(f"{API}/report/integrated/get/", params=params).json()
        for row in body["data"]["list"]:
            m = row["metrics"]
            yield Spend(
                self.key,
                row["dimensions"]["campaign_id"],
                m["campaign_name"],
                day,
                float(m["spend"]),
                int(m["clicks"]),
            )

    def set_daily_budget(self, campaign_id, amount):
        self.http.post(
            f"{API}/campaign/update/",
            json={"advertiser_id": self.advertiser, "campaign_id": campaign_id, "budget": round(amount, 2)},
        ).raise_for_status()
