from google.ads.googleads.client import GoogleAdsClient

from .base import SpendAdapter

GAQL = """
SELECT segments.date, campaign.id, campaign.name, metrics.cost_micros, metrics.impressions, metrics.clicks
FROM campaign WHERE segments.date BETWEEN '{start}' AND '{end}' AND metrics.cost_micros > 0
"""


class Adapter(SpendAdapter):
    channel = "google"

    def fetch(self, start, end):
        service = GoogleAdsClient.load_from_storage("google-ads.yaml").get_service("GoogleAdsService")
        stream = service.search_stream(customer_id=self.account_id, query=GAQL.format(start=start, end=end))
        for batch in stream:
            yield from batch.results

    def normalise(self, raw):
        return {
            "day": raw.segments.date,
            "campaign_id": str(raw.campaign.id),
            "campaign": raw.campaign.name,
            "spend": raw.metrics.cost_micros / 1e6,
            "impressions": raw.metrics.impressions,
            "clicks": raw.metrics.clicks,
        }
