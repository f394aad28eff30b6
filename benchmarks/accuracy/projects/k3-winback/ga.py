from google.analytics.data_v1beta import BetaAnalyticsDataClient
from google.analytics.data_v1beta.types import DateRange, Dimension, Metric, RunReportRequest
import pandas as pd


def sessions_by_channel(property_id, days=28):
    client = BetaAnalyticsDataClient()
    report = client.run_report(RunReportRequest(
        property="properties/%s" % property_id,
        dimensions=[Dimension(name="sessionDefaultChannelGroup")],
        metrics=[Metric(name="sessions")],
        date_ranges=[DateRange(start_date="%ddaysAgo" % days, end_date="today")],
    ))
    rows = [(r.dimension_values[0].value, int(r.metric_values[0].value)) for r in report.rows]
    return pd.DataFrame(rows, columns=["channel", "sessions"])
