import json

import requests
from airflow.hooks.base import BaseHook


class TikTokAdsHook(BaseHook):
    def __init__(self, conn_id="tiktok_default"):
        super().__init__()
        conn = self.get_connection(conn_id)
        self.token = conn.password
        self.advertisers = json.loads(conn.extra)["advertisers"]

    def report(self, advertiser_id, start, end):
        page = 1
        while True:
            r = requests.get(
                "https://business-api.tiktok.com/open_api/v1.3/report/integrated/get/",
                headers={"Access-Token": self.token},
                params={"advertiser_id": advertiser_id, "report_type": "BASIC", "data_level": "AUCTION_CAMPAIGN",
                        "dimensions": json.dumps(["campaign_id", "stat_time_day"]),
                        "metrics": json.dumps(["campaign_name", "spend", "clicks", "impressions"]),
                        "start_date": start, "end_date": end, "page": page, "page_size": 500})
            data = r.json()["data"]
            for row in data["list"]:
                yield {**row["dimensions"], **row["metrics"], "advertiser_id": advertiser_id}
            if page >= data["page_info"]["total_page"]:
                return
            page += 1
