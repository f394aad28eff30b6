import os

from facebook_business.adobjects.adaccount import AdAccount
from facebook_business.api import FacebookAdsApi

from .base import Source, SpendRow


class MetaSource(Source):
    platform = "meta"

    def __init__(self):
        FacebookAdsApi.init(access_token=os.environ["META_TOKEN"])
        self.accounts = os.environ["META_ACCOUNTS"].split(",")

    def rows(self, start, end):
        for acc in self.accounts:
            cursor = AdAccount("act_" + acc).get_insights(
                fields=["account_name", "campaign_name", "impressions", "clicks", "spend"],
                params={
                    "level": "campaign",
                    "time_increment": 1,
                    "time_range": {"since": str(start), "until": str(end)},
                },
            )
            for r in cursor:
                yield SpendRow(r["date_start"], self.platform, r["account_name"], r["campaign_name"],
                               int(r["impressions"]), int(r["clicks"]), float(r["spend"]))
