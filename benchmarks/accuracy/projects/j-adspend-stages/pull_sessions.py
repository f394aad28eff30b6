import csv
import os

from google.analytics.data_v1beta import BetaAnalyticsDataClient
from google.analytics.data_v1beta.types import DateRange, Dimension, Metric, RunReportRequest

from paths import SESSIONS

DIMENSIONS = ["date", "sessionCampaignName"]
METRICS = ["sessions", "conversions", "purchaseRevenue"]


def report(client):
    request = RunReportRequest(
        property=f"properties/{os.environ['GA4_PROPERTY']}",
        dimensions=[Dimension(name=name) for name in DIMENSIONS],
        metrics=[Metric(name=name) for name in METRICS],
        date_ranges=[DateRange(start_date="28daysAgo", end_date="yesterday")],
    )
    return client.run_report(request)


def main():
    answer = report(BetaAnalyticsDataClient())
    with SESSIONS.open("w", newline="") as handle:
        out = csv.writer(handle)
        out.writerow(["date", "campaign", "sessions", "conversions", "revenue"])
        for row in answer.rows:
            out.writerow(
                [v.value for v in row.dimension_values] + [v.value for v in row.metric_values]
            )


if __name__ == "__main__":
    main()
