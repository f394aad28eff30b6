from __future__ import annotations

import os

from facebook_business.adobjects.adaccount import AdAccount
from facebook_business.adobjects.adsinsights import AdsInsights
from facebook_business.adobjects.campaign import Campaign
from facebook_business.api import FacebookAdsApi

from .base import AdPlatform, Spend


class Meta(AdPlatform):
    key = "meta"

    def __init__(self):
        FacebookAdsApi.init(access_token=os.environ["META_TOKEN"])
        self.account = AdAccount(os.environ["META_ACCOUNT"])

    def spend(self, day):
        fields = [
            AdsInsights.Field.campaign_id,
            AdsInsights.Field.campaign_name,
            AdsInsights.Field.spend,
            AdsInsights.Field.clicks,
        ]
        span = {"since": day.isoformat(), "until": day.isoformat()}
        for i in self.account.get_insights(fields=fields, params={"level": "campaign", "time_range": span}):
            yield Spend(self.key, i["campaign_id"], i["campaign_name"], day, float(i["spend"]), int(i["clicks"]))

    def set_daily_budget(self, campaign_id, amount):
        campaign = Campaign(campaign_id)
        campaign.api_update(params={Campaign.Field.daily_budget: int(amount * 100)})
