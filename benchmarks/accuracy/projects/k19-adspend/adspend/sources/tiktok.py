import json
import os

import requests

from adspend import CONFIG
from adspend.registry import SpendRow, fetcher

URL = "https://business-api.tiktok.com/open_api/v1.3/report/integrated/get/"


@fetcher("tiktok")
def fetch(day):
    page = 1
    while True:
        r = requests.get(
            URL,
            headers={"Access-Token": os.environ["TIKTOK_TOKEN"]},
            params={
                "advertiser_id": CONFIG["tiktok"]["advertiser_id"],
                "report_type": "BASIC",
                "data_level": "AUCTION_CAMPAIGN",
                "dimensions": json.dumps(["campaign_id"]),
                "metrics": json.dumps(["campaign_name", "spend", "clicks", "impressions"]),
                "start_date": day.isoformat(),
                "end_date": day.isoformat(),
                "page": page,
                "page_size": 500,
            },
            timeout=60,
        )
        r.raise_for_status()
        data = r.json()["data"]
        for item in data["list"]:
            m = item["metrics"]
            yield SpendRow(
                day.isoformat(), "tiktok", item["dimensions"]["campaign_id"], m["campaign_name"],
                int(m["clicks"]), int(m["impressions"]), float(m["spend"]),
            )
        if page >= data["page_info"]["total_page"]:
            return
        page += 1
