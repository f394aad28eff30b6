from google.analytics.data_v1beta import BetaAnalyticsDataClient
from google.analytics.data_v1beta.types import DateRange, Dimension, Metric, RunReportRequest

from reports.model import Section


class Sessions:
    def __init__(self, api=None):
        self.api = api or BetaAnalyticsDataClient()

    def section(self, client, period):
        res = self.api.run_report(RunReportRequest(
            property=client.ga_property,
            dimensions=[Dimension(name="sessionDefaultChannelGroup")],
            metrics=[Metric(name="sessions"), Metric(name="conversions")],
            date_ranges=[DateRange(start_date=period[0], end_date=period[1])]))
        s = Section("Traffic", ["Channel", "Sessions", "Conversions"])
        for row in res.rows:
            s.rows.append([row.dimension_values[0].value, int(row.metric_values[0].value),
                           float(row.metric_values[1].value)])
        s.meta["sessions"] = sum(r[1] for r in s.rows)
        return s
