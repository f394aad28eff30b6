import os

from facebook_business.adobjects.adaccount import AdAccount
from facebook_business.api import FacebookAdsApi
from google.ads.googleads.client import GoogleAdsClient
import requests

from spend.base import SpendConnector, SpendRow


class MetaConnector(SpendConnector):
    platform = "meta"

    def fetch(self, day):
        FacebookAdsApi.init(access_token=os.environ["META_TOKEN"])
        account = AdAccount("act_" + os.environ["META_ACCOUNT"])
        yield from account.get_insights(
            fields=["campaign_name", "spend", "clicks"],
            params={"level": "campaign", "time_range": {"since": day, "until": day}},
        )

    def parse(self, raw, day):
        return SpendRow(day, self.platform, raw["campaign_name"], float(raw["spend"]), int(raw["clicks"]))


class GoogleConnector(SpendConnector):
    platform = "google"

    def fetch(self, day):
        client = GoogleAdsClient.load_from_env()
        service = client.get_service("GoogleAdsService")
        query = f"""
            SELECT campaign.name, metrics.cost_micros, metrics.clicks
            FROM campaign WHERE segments.date = '{day}'
        """
        for batch in service.search_stream(customer_id=os.environ["GADS_CUSTOMER"], query=query):
            for row in batch.results:
                yield {"name": row.campaign.name, "micros": row.metrics.cost_micros, "clicks": row.metrics.clicks}

    def parse(self, raw, day):
        return SpendRow(day, self.platform, raw["name"], raw["micros"] / 1e6, raw["clicks"])


class TikTokConnector(SpendConnector):
    platform = "tiktok"

    def fetch(self, day):
        r = requests.get(
            "https://business-api.tiktok.com/open_api/v1.3/report/integrated/get/",
            headers={"Access-Token": os.environ["TIKTOK_TOKEN"]},
            params={
                "advertiser_id": os.environ["TIKTOK_ADVERTISER"],
                "report_type": "BASIC",
                "data_level": "AUCTION_CAMPAIGN",
                "dimensions": '["campaign_id"]',
                "metrics": '["campaign_name","spend","clicks"]',
                "start_date": day,
                "end_date": day,
            },
        )
        r.raise_for_status()
        yield from r.json()["data"]["list"]

    def parse(self, raw, day):
        m = raw["metrics"]
        return SpendRow(day, self.platform, m["campaign_name"], float(m["spend"]), int(m["clicks"]))
