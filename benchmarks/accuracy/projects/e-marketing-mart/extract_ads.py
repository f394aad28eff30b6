import os
import sys
from pathlib import Path

import pandas as pd
from facebook_business.adobjects.adaccount import AdAccount
from facebook_business.api import FacebookAdsApi
from google.ads.googleads.client import GoogleAdsClient

DATA = Path("data")

GAQL = """
    SELECT segments.date, campaign.name, metrics.cost_micros, metrics.clicks
    FROM campaign
    WHERE segments.date DURING LAST_30_DAYS AND metrics.impressions > 0
"""


def google():
    client = GoogleAdsClient.load_from_storage("google-ads.yaml")
    service = client.get_service("GoogleAdsService")
    for batch in service.search_stream(customer_id=os.environ["GADS_CUSTOMER"], query=GAQL):
        for row in batch.results:
            yield {
                "day": row.segments.date,
                "campaign": row.campaign.name,
                "cost": row.metrics.cost_micros / 1e6,
                "clicks": row.metrics.clicks,
            }


def meta():
    FacebookAdsApi.init(access_token=os.environ["META_TOKEN"])
    account = AdAccount("act_" + os.environ["META_ACCOUNT"])
    insights = account.get_insights(
        fields=["campaign_name", "spend", "clicks"],
        params={"level": "campaign", "date_preset": "last_30d", "time_increment": 1},
    )
    for i in insights:
        yield {
            "day": i["date_start"],
            "campaign": i["campaign_name"],
            "cost": float(i["spend"]),
            "clicks": int(i["clicks"]),
        }


NETWORKS = {"google": google, "meta": meta}

if __name__ == "__main__":
    DATA.mkdir(exist_ok=True)
    for name in sys.argv[1:] or NETWORKS:
        df = pd.DataFrame(NETWORKS[name]())
        df["day"] = pd.to_datetime(df["day"]).dt.date
        df.to_parquet(DATA / f"{name}.parquet", index=False)
        print(name, len(df), file=sys.stderr)
