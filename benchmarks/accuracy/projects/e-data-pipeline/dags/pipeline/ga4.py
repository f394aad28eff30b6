import os

import pandas as pd
from google.analytics.data_v1beta import BetaAnalyticsDataClient
from google.analytics.data_v1beta.types import DateRange, Dimension, Metric, RunReportRequest

from .lake import put_parquet

DIMS = ["date", "sessionDefaultChannelGroup", "sessionCampaignName", "country"]
METS = ["sessions", "totalUsers", "conversions"]


def extract(ds):
    client = BetaAnalyticsDataClient()
    rows, offset = [], 0
    while True:
        resp = client.run_report(
            RunReportRequest(
                property=f"properties/{os.environ['GA4_PROPERTY']}",
                dimensions=[Dimension(name=d) for d in DIMS],
                metrics=[Metric(name=m) for m in METS],
                date_ranges=[DateRange(start_date=ds, end_date=ds)],
                limit=100000,
                offset=offset,
            )
        )
        for r in resp.rows:
            rows.append([v.value for v in r.dimension_values] + [float(v.value) for v in r.metric_values])
        offset += 100000
        if offset >= resp.row_count:
            break
    df = pd.DataFrame(rows, columns=DIMS + METS)
    df["_loaded_for"] = ds
    return put_parquet(df, "ga4", ds)
