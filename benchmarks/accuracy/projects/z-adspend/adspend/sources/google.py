import os

from google.ads.googleads.client import GoogleAdsClient

from .base import Source, SpendRow

QUERY = """
    SELECT customer.descriptive_name, campaign.name, segments.date,
           metrics.impressions, metrics.clicks, metrics.cost_micros
    FROM campaign
    WHERE segments.date BETWEEN '{0}' AND '{1}'
"""


class GoogleAdsSource(Source):
    platform = "google"

    def __init__(self):
        self.client = GoogleAdsClient.load_from_env()
        self.customers = os.environ["GOOGLE_ADS_CUSTOMERS"].split(",")

    def rows(self, start, end):
        service = self.client.get_service("GoogleAdsService")
        for customer in self.customers:
            stream = service.search_stream(customer_id=customer, query=QUERY.format(start, end))
            for batch in stream:
                for r in batch.results:
                    yield SpendRow(
                        r.segments.date, self.platform, r.customer.descriptive_name, r.campaign.name,
                        r.metrics.impressions, r.metrics.clicks, r.metrics.cost_micros / 1e6,
                    )
