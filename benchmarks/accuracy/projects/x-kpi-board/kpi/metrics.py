import os
from datetime import timedelta

import chartmogul
import requests
from google.analytics.data_v1beta import BetaAnalyticsDataClient
from google.analytics.data_v1beta.types import DateRange, Metric, RunReportRequest

from .registry import metric


@metric("mrr", "MRR", "{:,.0f} €")
def mrr(day):
    cfg = chartmogul.Config(os.environ["CHARTMOGUL_KEY"])
    res = chartmogul.Metrics.mrr(cfg, start_date=str(day), end_date=str(day), interval="day").get()
    return res.entries[-1].mrr / 100


@metric("sessions", "Website sessions")
def sessions(day):
    client = BetaAnalyticsDataClient()
    rep = client.run_report(RunReportRequest(
        property=f"properties/{os.environ['GA_PROPERTY']}",
        date_ranges=[DateRange(start_date=str(day), end_date=str(day))],
        metrics=[Metric(name="sessions")],
    ))
    return int(rep.rows[0].metric_values[0].value)


@metric("tickets", "Open tickets", board=False)
def tickets(day):
    r = requests.get("https://api2.frontapp.com/conversations/search/is:open", params={"limit": 1},
                     headers={"Authorization": "Bearer " + os.environ["FRONT_TOKEN"]}, timeout=30)
    r.raise_for_status()
    return r.json()["_total"]


@metric("demos", "Demos booked")
def demos(day):
    r = requests.get("https://api.pipedrive.com/v1/activities", timeout=30, params={
        "api_token": os.environ["PIPEDRIVE_TOKEN"], "type": "demo", "user_id": 0,
        "start_date": str(day), "end_date": str(day + timedelta(days=1)), "limit": 500})
    r.raise_for_status()
    return len(r.json()["data"] or [])
