from airflow.hooks.base import BaseHook
from facebook_business.adobjects.adaccount import AdAccount
from facebook_business.adobjects.adsinsights import AdsInsights
from facebook_business.api import FacebookAdsApi

FIELDS = [AdsInsights.Field.campaign_id, AdsInsights.Field.campaign_name,
          AdsInsights.Field.spend, AdsInsights.Field.clicks, AdsInsights.Field.impressions]


def insights(day):
    conn = BaseHook.get_connection("meta_marketing")
    FacebookAdsApi.init(access_token=conn.password)
    account = AdAccount("act_" + conn.login)
    params = {"level": "campaign", "time_range": {"since": day, "until": day}, "limit": 500}
    for row in account.get_insights(fields=FIELDS, params=params):
        yield {
            "campaign_id": row["campaign_id"],
            "campaign": row["campaign_name"],
            "spend": float(row["spend"]),
            "clicks": int(row.get("clicks", 0)),
            "impressions": int(row.get("impressions", 0)),
        }
