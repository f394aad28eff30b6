from google.analytics.data_v1beta import BetaAnalyticsDataClient
from google.analytics.data_v1beta.types import DateRange, Dimension, Metric, RunReportRequest
from google.oauth2 import service_account
from googleapiclient.discovery import build

KEY = "sa.json"
SITE = "sc-domain:acme.example"


def sessions_by_channel(prop, start, end):
    client = BetaAnalyticsDataClient.from_service_account_file(KEY)
    resp = client.run_report(RunReportRequest(
        property=f"properties/{prop}",
        dimensions=[Dimension(name="sessionDefaultChannelGroup")],
        metrics=[Metric(name="sessions"), Metric(name="conversions")],
        date_ranges=[DateRange(start_date=start, end_date=end)],
    ))
    return [(r.dimension_values[0].value, int(r.metric_values[0].value), float(r.metric_values[1].value)) for r in resp.rows]


def top_queries(start, end, n=15):
    creds = service_account.Credentials.from_service_account_file(
        KEY, scopes=["https://www.googleapis.com/auth/webmasters.readonly"])
    svc = build("searchconsole", "v1", credentials=creds, cache_discovery=False)
    body = {"startDate": start, "endDate": end, "dimensions": ["query"], "rowLimit": n}
    return svc.searchanalytics().query(siteUrl=SITE, body=body).execute().get("rows", [])
