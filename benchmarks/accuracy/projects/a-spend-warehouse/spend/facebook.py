import os

from facebook_business.adobjects.adaccount import AdAccount
from facebook_business.adobjects.adsinsights import AdsInsights
from facebook_business.api import FacebookAdsApi

FIELDS = [
    AdsInsights.Field.campaign_id,
    AdsInsights.Field.campaign_name,
    AdsInsights.Field.spend,
    AdsInsights.Field.inline_link_clicks,
    AdsInsights.Field.impressions,
    AdsInsights.Field.actions,
]


def _leads(insight):
    return sum(float(a["value"]) for a in insight.get("actions", []) if a["action_type"] == "lead")


def rows(account_id, start, end):
    FacebookAdsApi.init(os.environ["FB_APP_ID"], os.environ["FB_APP_SECRET"], os.environ["FB_TOKEN"])
    cursor = AdAccount("act_" + account_id).get_insights(
        fields=FIELDS,
        params={"level": "campaign", "time_increment": 1, "time_range": {"since": start, "until": end}},
    )
    for i in cursor:
        yield {
            "network": "facebook",
            "account": account_id,
            "campaign_id": i["campaign_id"],
            "campaign": i["campaign_name"],
            "date": i["date_start"],
            "cost": float(i["spend"]),
            "clicks": int(i.get("inline_link_clicks", 0)),
            "impressions": int(i["impressions"]),
            "conversions": _leads(i),
        }
