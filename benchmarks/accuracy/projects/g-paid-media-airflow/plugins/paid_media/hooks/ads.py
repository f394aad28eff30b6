from airflow.hooks.base import BaseHook
from facebook_business.adobjects.adaccount import AdAccount
from facebook_business.api import FacebookAdsApi
from google.ads.googleads.client import GoogleAdsClient

GAQL = """
    SELECT campaign.id, campaign.name, metrics.cost_micros, metrics.clicks
    FROM campaign
    WHERE segments.date = '{day}'
"""


class GAdsHook(BaseHook):
    def __init__(self, conn_id="google_ads"):
        super().__init__()
        self.conn_id = conn_id

    def get_conn(self):
        extra = self.get_connection(self.conn_id).extra_dejson
        return GoogleAdsClient.load_from_dict(extra)

    def spend(self, customer_id, day):
        service = self.get_conn().get_service("GoogleAdsService")
        for batch in service.search_stream(customer_id=customer_id, query=GAQL.format(day=day)):
            for row in batch.results:
                yield {
                    "source": "google",
                    "campaign": row.campaign.name,
                    "cost": row.metrics.cost_micros / 1e6,
                    "clicks": row.metrics.clicks,
                }


class MetaHook(BaseHook):
    def __init__(self, conn_id="meta_ads"):
        super().__init__()
        conn = self.get_connection(conn_id)
        FacebookAdsApi.init(access_token=conn.password)

    def spend(self, account_id, day):
        cursor = AdAccount(f"act_{account_id}").get_insights(
            fields=["campaign_name", "spend", "clicks"],
            params={"level": "campaign", "time_range": {"since": day, "until": day}},
        )
        for row in cursor:
            yield {
                "source": "meta",
                "campaign": row["campaign_name"],
                "cost": float(row["spend"]),
                "clicks": int(row["clicks"]),
            }
