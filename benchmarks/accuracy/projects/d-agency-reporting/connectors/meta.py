import os
from datetime import date

from facebook_business.adobjects.adaccount import AdAccount
from facebook_business.api import FacebookAdsApi

from .base import Connector, Row, connector


@connector("meta")
class Meta(Connector):
    def __init__(self, account):
        super().__init__(account)
        FacebookAdsApi.init(access_token=os.environ["FB_TOKEN"])

    def fetch(self, start, end):
        return AdAccount(self.account).get_insights(
            fields=["campaign_name", "spend", "clicks", "actions"],
            params={"time_range": {"since": str(start), "until": str(end)}, "time_increment": 1, "level": "campaign"},
        )

    def normalise(self, raw):
        conv = sum(float(a["value"]) for a in raw.get("actions", []) if a["action_type"] in ("lead", "purchase"))
        return Row(date.fromisoformat(raw["date_start"]), self.channel, raw["campaign_name"], float(raw["spend"]), int(raw["clicks"]), conv)
