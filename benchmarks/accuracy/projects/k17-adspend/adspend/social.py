from datetime import date

import requests
from facebook_business.adobjects.adaccount import AdAccount
from facebook_business.api import FacebookAdsApi

from .registry import SpendRow, connector
from .settings import settings


@connector("meta")
def meta_spend(day: date) -> list[SpendRow]:
    FacebookAdsApi.init(access_token=settings.meta_token)
    insights = AdAccount(f"act_{settings.meta_account}").get_insights(
        fields=["campaign_id", "campaign_name", "impressions", "clicks", "spend"],
        params={
            "level": "campaign",
            "time_range": {"since": day.isoformat(), "until": day.isoformat()},
        },
    )
    return [
        SpendRow(
            day=day,
            channel="meta",
            campaign_id=i["campaign_id"],
            campaign=i["campaign_name"],
            impressions=i["impressions"],
            clicks=i["clicks"],
            cost=i["spend"],
        )
        for i in insights
    ]


@connector("linkedin")
def linkedin_spend(day: date) -> list[SpendRow]:
    d = f"(year:{day.year},month:{day.month},day:{day.day})"
    url = (
        "https://api.linkedin.com/rest/adAnalytics?q=analytics&pivot=CAMPAIGN&timeGranularity=DAILY"
        f"&dateRange=(start:{d},end:{d})"
        f"&accounts=List(urn%3Ali%3AsponsoredAccount%3A{settings.linkedin_account})"
        "&fields=impressions,clicks,costInLocalCurrency,pivotValues"
    )
    resp = requests.get(
        url,
        headers={
            "Authorization": f"Bearer {settings.linkedin_token}",
            "LinkedIn-Version": "202403",
            "X-Restli-Protocol-Version": "2.0.0",
        },
        timeout=60,
    )
    resp.raise_for_status()
    rows = []
    for el in resp.json()["elements"]:
        urn = el["pivotValues"][0]
        rows.append(
            SpendRow(
                day=day,
                channel="linkedin",
                campaign_id=urn.rsplit(":", 1)[-1],
                campaign=urn,
                impressions=el["impressions"],
                clicks=el["clicks"],
                cost=el["costInLocalCurrency"],
            )
        )
    return rows
