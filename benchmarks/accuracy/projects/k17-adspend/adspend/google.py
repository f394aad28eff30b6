from datetime import date
from typing import Iterator

from google.ads.googleads.client import GoogleAdsClient

from .registry import SpendRow, connector
from .settings import settings

QUERY = """
    SELECT campaign.id, campaign.name, segments.date,
           metrics.impressions, metrics.clicks, metrics.cost_micros
    FROM campaign
    WHERE segments.date = '{day}' AND metrics.impressions > 0
"""


@connector("google")
def google_spend(day: date) -> Iterator[SpendRow]:
    client = GoogleAdsClient.load_from_storage("google-ads.yaml")
    service = client.get_service("GoogleAdsService")
    stream = service.search_stream(
        customer_id=settings.google_ads_customer, query=QUERY.format(day=day.isoformat())
    )
    for batch in stream:
        for row in batch.results:
            yield SpendRow(
                day=row.segments.date,
                channel="google",
                campaign_id=str(row.campaign.id),
                campaign=row.campaign.name,
                impressions=row.metrics.impressions,
                clicks=row.metrics.clicks,
                cost=row.metrics.cost_micros / 1e6,
            )
