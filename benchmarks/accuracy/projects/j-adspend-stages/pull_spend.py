import os

import pandas as pd
from google.ads.googleads.client import GoogleAdsClient

from paths import SPEND

QUERY = """
    SELECT segments.date, campaign.name, metrics.cost_micros, metrics.clicks
    FROM campaign
    WHERE segments.date DURING LAST_30_DAYS AND metrics.impressions > 0
"""


def rows(client, customer):
    service = client.get_service("GoogleAdsService")
    for batch in service.search_stream(customer_id=customer, query=QUERY):
        for row in batch.results:
            yield {
                "date": row.segments.date.replace("-", ""),
                "campaign": row.campaign.name,
                "cost": row.metrics.cost_micros / 1e6,
                "clicks": row.metrics.clicks,
            }


if __name__ == "__main__":
    ads = GoogleAdsClient.load_from_storage("google-ads.yaml")
    frame = pd.DataFrame(rows(ads, os.environ["ADS_CUSTOMER_ID"]))
    frame.to_parquet(SPEND, index=False)
