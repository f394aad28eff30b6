from facebook_business.adobjects.adaccount import AdAccount
from facebook_business.adobjects.adsinsights import AdsInsights
from facebook_business.api import FacebookAdsApi


def meta_spend(cfg, start, end):
    FacebookAdsApi.init(access_token=cfg["access_token"])
    account = AdAccount(f"act_{cfg['account_id']}")
    insights = account.get_insights(
        fields=[
            AdsInsights.Field.campaign_id,
            AdsInsights.Field.campaign_name,
            AdsInsights.Field.spend,
            AdsInsights.Field.clicks,
            AdsInsights.Field.impressions,
        ],
        params={"level": "campaign", "time_increment": 1, "time_range": {"since": str(start), "until": str(end)}},
    )
    for i in insights:
        yield {
            "DATE": i["date_start"],
            "CAMPAIGN_ID": i["campaign_id"],
            "CAMPAIGN": i["campaign_name"],
            "SPEND": float(i["spend"]),
            "CLICKS": int(i.get("clicks", 0)),
            "IMPRESSIONS": int(i.get("impressions", 0)),
        }
