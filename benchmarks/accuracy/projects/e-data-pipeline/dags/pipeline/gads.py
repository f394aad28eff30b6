import os

import pandas as pd
from google.ads.googleads.client import GoogleAdsClient

from .lake import put_parquet

QUERY = """
    SELECT segments.date, campaign.id, campaign.name, metrics.cost_micros, metrics.clicks, metrics.impressions
    FROM campaign WHERE segments.date = '{ds}'
"""


def _accounts():
    return [x.strip() for x in os.environ["GADS_CUSTOMERS"].split(",")]


def extract(ds):
    client = GoogleAdsClient.load_from_env(version="v16")
    svc = client.get_service("GoogleAdsService")
    out = []
    for cid in _accounts():
        for batch in svc.search_stream(customer_id=cid, query=QUERY.format(ds=ds)):
            for row in batch.results:
                out.append(
                    {
                        "date": row.segments.date,
                        "customer": cid,
                        "campaign_id": row.campaign.id,
                        "campaign": row.campaign.name,
                        "cost": row.metrics.cost_micros / 1e6,
                        "clicks": row.metrics.clicks,
                        "impressions": row.metrics.impressions,
                    }
                )
    return put_parquet(pd.DataFrame(out), "gads", ds)
