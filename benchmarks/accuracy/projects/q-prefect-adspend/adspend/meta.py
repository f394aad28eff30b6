import os

from facebook_business.adobjects.adaccount import AdAccount
from facebook_business.adobjects.adsinsights import AdsInsights
from facebook_business.api import FacebookAdsApi


def campaign_costs(account_id: str, day: str) -> list:
    FacebookAdsApi.init(os.environ["META_APP_ID"], os.environ["META_APP_SECRET"],
                        os.environ["META_TOKEN"])
    fields = [AdsInsights.Field.campaign_name, AdsInsights.Field.spend, AdsInsights.Field.clicks]
    insights = AdAccount(f"act_{account_id}").get_insights(
        fields=fields,
        params={"level": "campaign", "time_range": {"since": day, "until": day}},
    )
    return [
        {"channel": "meta", "day": day, "campaign": i["campaign_name"],
         "cost": float(i["spend"]), "clicks": int(i["clicks"])}
        for i in insights
    ]
