from google.analytics.data_v1beta import BetaAnalyticsDataClient
from google.analytics.data_v1beta.types import DateRange, Dimension, Metric, RunReportRequest

DIMS = ("date", "sessionDefaultChannelGroup", "landingPagePlusQueryString")
METRICS = ("sessions", "keyEvents", "totalRevenue")


def run(property_id: str, day: str) -> list[dict]:
    client = BetaAnalyticsDataClient()
    rows, offset = [], 0
    while True:
        resp = client.run_report(RunReportRequest(
            property=f"properties/{property_id}",
            dimensions=[Dimension(name=d) for d in DIMS],
            metrics=[Metric(name=m) for m in METRICS],
            date_ranges=[DateRange(start_date=day, end_date=day)],
            limit=50000,
            offset=offset,
        ))
        for r in resp.rows:
            keys = [v.value for v in r.dimension_values]
            vals = [float(v.value) for v in r.metric_values]
            rows.append(dict(zip(DIMS + METRICS, keys + vals)))
        offset += 50000
        if offset >= resp.row_count:
            return rows
