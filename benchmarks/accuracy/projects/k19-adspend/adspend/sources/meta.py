import os

from facebook_business.adobjects.adaccount import AdAccount
from facebook_business.adobjects.campaign import Campaign
from facebook_business.api import FacebookAdsApi

from adspend import CONFIG
from adspend.registry import SpendRow, fetcher


def _init():
    FacebookAdsApi.init(access_token=os.environ["META_TOKEN"])


@fetcher("meta")
def fetch(day):
    _init()
    insights = AdAccount(CONFIG["meta"]["account"]).get_insights(
        fields=["campaign_id", "campaign_name", "clicks", "impressions", "spend"],
        params={"level": "campaign", "time_range": {"since": day.isoformat(), "until": day.isoformat()}},
    )
    for i in insights:
        yield SpendRow(
            day.isoformat(), "meta", i["campaign_id"], i["campaign_name"],
            int(i.get("clicks", 0)), int(i["impressions"]), float(i["spend"]),
        )


def set_daily_budget(campaign_id: str, euros: float) -> None:
    _init()
    Campaign(campaign_id).api_update(params={"daily_budget": int(round(euros * 100))})
