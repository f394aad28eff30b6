"""One function per ad platform, all return date / campaign / spend / clicks"""
import os

import pandas as pd
import requests
from facebook_business.adobjects.adaccount import AdAccount
from facebook_business.api import FacebookAdsApi
from google.ads.googleads.client import GoogleAdsClient

COLS = ["date", "campaign", "spend", "clicks"]


def google_spend(customer_id, start, end):
    client = GoogleAdsClient.load_from_storage("google-ads.yaml")
    service = client.get_service("GoogleAdsService")
    query = f"""
        SELECT segments.date, campaign.name, metrics.cost_micros, metrics.clicks
        FROM campaign WHERE segments.date BETWEEN '{start}' AND '{end}'"""
    rows = []
    for batch in service.search_stream(customer_id=customer_id, query=query):
        for r in batch.results:
            rows.append((r.segments.date, r.campaign.name, r.metrics.cost_micros / 1e6, r.metrics.clicks))
    return pd.DataFrame(rows, columns=COLS)


def meta_spend(account, start, end):
    FacebookAdsApi.init(access_token=os.environ["META_TOKEN"])
    insights = AdAccount(account).get_insights(
        fields=["campaign_name", "spend", "clicks"],
        params={"level": "campaign", "time_increment": 1, "time_range": {"since": start, "until": end}},
    )
    df = pd.DataFrame([dict(i) for i in insights])
    df = df.rename(columns={"date_start": "date", "campaign_name": "campaign"})
    df[["spend", "clicks"]] = df[["spend", "clicks"]].apply(pd.to_numeric)
    return df[COLS]


def linkedin_spend(account_urn, start, end):
    y1, m1, d1 = start.split("-")
    y2, m2, d2 = end.split("-")
    r = requests.get(
        "https://api.linkedin.com/rest/adAnalytics"
        "?q=analytics&pivot=CAMPAIGN&timeGranularity=DAILY"
        f"&dateRange=(start:(year:{y1},month:{int(m1)},day:{int(d1)}),end:(year:{y2},month:{int(m2)},day:{int(d2)}))"
        f"&accounts=List({account_urn})&fields=dateRange,pivotValues,costInLocalCurrency,clicks",
        headers={
            "Authorization": "Bearer " + os.environ["LINKEDIN_TOKEN"],
            "LinkedIn-Version": "202405",
            "X-Restli-Protocol-Version": "2.0.0",
        },
    )
    r.raise_for_status()
    out = []
    for e in r.json()["elements"]:
        s = e["dateRange"]["start"]
        out.append(
            {
                "date": "%d-%02d-%02d" % (s["year"], s["month"], s["day"]),
                "campaign": e["pivotValues"][0],
                "spend": float(e["costInLocalCurrency"]),
                "clicks": e["clicks"],
            }
        )
    return pd.DataFrame(out, columns=COLS)
