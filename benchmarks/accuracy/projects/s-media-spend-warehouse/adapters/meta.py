import os

from facebook_business.adobjects.adaccount import AdAccount
from facebook_business.api import FacebookAdsApi

from .base import SpendAdapter


class Adapter(SpendAdapter):
    channel = "meta"

    def __init__(self, account_id):
        super().__init__(account_id)
        FacebookAdsApi.init(access_token=os.environ["META_TOKEN"])

    def fetch(self, start, end):
        return AdAccount(self.account_id).get_insights(
            fields=["campaign_id", "campaign_name", "spend", "impressions", "clicks"],
            params={
                "level": "campaign",
                "time_increment": 1,
                "time_range": {"since": start.isoformat(), "until": end.isoformat()},
            },
        )

    def normalise(self, raw):
        return {
            "day": raw["date_start"],
            "campaign_id": raw["campaign_id"],
            "campaign": raw["campaign_name"],
            "spend": float(raw["spend"]),
            "impressions": int(raw["impressions"]),
            "clicks": int(raw.get("clicks", 0)),
        }
