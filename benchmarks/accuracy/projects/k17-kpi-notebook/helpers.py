import os
import time

import pandas as pd
import requests
from google.analytics.data_v1beta import BetaAnalyticsDataClient
from google.analytics.data_v1beta.types import DateRange, Dimension, Metric, RunReportRequest
from google.oauth2 import service_account
from googleapiclient.discovery import build

PROPERTY = "properties/312245590"
SITE = "https://www.lindenundlicht.at/"
KEYFILE = os.path.expanduser("~/keys/reporting.json")


def ga_sessions(start, end):
    """sessions per day and channel"""
    client = BetaAnalyticsDataClient.from_service_account_file(KEYFILE)
    req = RunReportRequest(
        property=PROPERTY,
        dimensions=[Dimension(name="date"), Dimension(name="sessionDefaultChannelGroup")],
        metrics=[Metric(name="sessions"), Metric(name="engagedSessions")],
        date_ranges=[DateRange(start_date=start, end_date=end)],
    )
    rows = []
    for r in client.run_report(req).rows:
        d, channel = (v.value for v in r.dimension_values)
        s, e = (int(v.value) for v in r.metric_values)
        rows.append((pd.Timestamp(d), channel, s, e))
    return pd.DataFrame(rows, columns=["date", "channel", "sessions", "engaged"])


def shop_orders(start, end):
    """orders from Ecwid, one row each"""
    url = "https://app.ecwid.com/api/v3/%s/orders" % os.environ["ECWID_STORE"]
    headers = {"Authorization": "Bearer " + os.environ["ECWID_TOKEN"]}
    offset, items = 0, []
    while True:
        params = {
            "createdFrom": start,
            "createdTo": end,
            "paymentStatus": "PAID",
            "limit": 100,
            "offset": offset,
        }
        page = requests.get(url, headers=headers, params=params).json()
        items += page["items"]
        offset += page["count"]
        if offset >= page["total"]:
            break
        time.sleep(0.2)
    df = pd.DataFrame(items, columns=["orderNumber", "createDate", "total", "email"])
    df["date"] = pd.to_datetime(df["createDate"]).dt.tz_localize(None).dt.normalize()
    return df


def search_queries(start, end, n=25):
    creds = service_account.Credentials.from_service_account_file(
        KEYFILE, scopes=["https://www.googleapis.com/auth/webmasters.readonly"]
    )
    sc = build("searchconsole", "v1", credentials=creds)
    body = {"startDate": start, "endDate": end, "dimensions": ["query"], "rowLimit": n}
    res = sc.searchanalytics().query(siteUrl=SITE, body=body).execute()
    return pd.DataFrame(
        [(r["keys"][0], r["clicks"], r["impressions"], r["position"]) for r in res.get("rows", [])],
        columns=["query", "clicks", "impressions", "position"],
    )
