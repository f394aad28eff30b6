from datetime import date

from google.ads.googleads.client import GoogleAdsClient

from .base import Connector, Row, connector

QUERY = """
SELECT segments.date, campaign.name, metrics.cost_micros, metrics.clicks, metrics.conversions
FROM campaign
WHERE segments.date BETWEEN '{start}' AND '{end}'
"""


@connector("google_ads")
class GoogleAds(Connector):
    def fetch(self, start, end):
        client = GoogleAdsClient.load_from_storage("google-ads.yaml")
        service = client.get_service("GoogleAdsService")
        stream = service.search_stream(customer_id=self.account, query=QUERY.format(start=start, end=end))
        for batch in stream:
            for row in batch.results:
                yield row

    def normalise(self, raw):
        return Row(
            date.fromisoformat(raw.segments.date),
            self.channel,
            raw.campaign.name,
            raw.metrics.cost_micros / 1e6,
            raw.metrics.clicks,
            raw.metrics.conversions,
        )
