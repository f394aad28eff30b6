import json
import os

import requests

from .base import Source, SpendRow

URL = "https://business-api.tiktok.com/open_api/v1.3/report/integrated/get/"


class TikTokSource(Source):
    platform = "tiktok"

    def rows(self, start, end):
        page = 1
        while True:
            resp = requests.get(URL, headers={"Access-Token": os.environ["TIKTOK_TOKEN"]}, params={
                "advertiser_id": os.environ["TIKTOK_ADVERTISER"],
                "report_type": "BASIC",
                "data_level": "AUCTION_CAMPAIGN",
                "dimensions": json.dumps(["campaign_id", "stat_time_day"]),
                "metrics": json.dumps(["campaign_name", "spend", "impressions", "clicks"]),
                "start_date": str(start),
                "end_date": str(end),
                "page": page,
                "page_size": 500,
            }, timeout=60)
            data = resp.json()["data"]
            for r in data["list"]:
                m = r["metrics"]
                yield SpendRow(r["dimensions"]["stat_time_day"][:10], self.platform, "main", m["campaign_name"],
                               int(m["impressions"]), int(m["clicks"]), float(m["spend"]))
            if page >= data["page_info"]["total_page"]:
                break
            page += 1
