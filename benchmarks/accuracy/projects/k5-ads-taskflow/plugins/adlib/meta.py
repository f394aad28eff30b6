import os

from facebook_business.adobjects.adaccount import AdAccount
from facebook_business.api import FacebookAdsApi


def insights(account_id, day):
    FacebookAdsApi.init(access_token=os.environ["META_TOKEN"])
    cursor = AdAccount("act_%s" % account_id).get_insights(
        fields=["campaign_id", "campaign_name", "spend", "clicks"],
        params={"level": "campaign", "time_range": {"since": day, "until": day}},
    )
    return [
        {
            "day": day,
            "network": "meta",
            "campaign_id": row["campaign_id"],
            "campaign": row["campaign_name"],
            "cost": float(row["spend"]),
            "clicks": int(row["clicks"]),
        }
        for row in cursor
    ]
