"""GA4 sessions per campaign and day as JSON lines on stdout."""
import json
import os
import sys

from google.analytics.data_v1beta import BetaAnalyticsDataClient
from google.analytics.data_v1beta.types import DateRange, Dimension, Metric, RunReportRequest

DIMS = ["date", "sessionCampaignName"]
METRICS = ["sessions", "conversions"]


def main(out=sys.stdout):
    client = BetaAnalyticsDataClient()
    request = RunReportRequest(
        property=f"properties/{os.environ['GA4_PROPERTY']}",
        dimensions=[Dimension(name=d) for d in DIMS],
        metrics=[Metric(name=m) for m in METRICS],
        date_ranges=[DateRange(start_date="28daysAgo", end_date="yesterday")],
        limit=100_000,
    )
    for row in client.run_report(request).rows:
        day, campaign = (v.value for v in row.dimension_values)
        sessions, conversions = (float(v.value) for v in row.metric_values)
        print(
            json.dumps({
                "day": f"{day[:4]}-{day[4:6]}-{day[6:]}",
                "campaign": campaign,
                "sessions": sessions,
                "conversions": conversions,
            }),
            file=out,
        )


if __name__ == "__main__":
    main()
