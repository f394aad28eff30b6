import os

from facebook_business.adobjects.adaccount import AdAccount
from facebook_business.api import FacebookAdsApi


def meta_spend(account: str, day: str) -> list[dict]:
    FacebookAdsApi.init(access_token=os.environ["META_TOKEN"])
    insights = AdAccount(account).get_insights(
        fields=["campaign_id", "campaign_name", "account_currency", "spend", "clicks"],
        params={"level": "campaign", "time_range": {"since": day, "until": day}},
    )
    return [
        {
            "day": i["date_start"],
            "platform": "meta",
            "campaign_id": i["campaign_id"],
            "campaign": i["campaign_name"],
            "currency": i["account_currency"],
            "cost": float(i["spend"]),
            "clicks": int(i["clicks"]),
        }
        for i in insights
    ]
