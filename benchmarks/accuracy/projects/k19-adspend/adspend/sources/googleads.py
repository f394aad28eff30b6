from google.ads.googleads.client import GoogleAdsClient

from adspend import CONFIG
from adspend.registry import SpendRow, fetcher

QUERY = """
    SELECT campaign.id, campaign.name, metrics.clicks, metrics.impressions, metrics.cost_micros
    FROM campaign
    WHERE segments.date = '{day}'
"""


@fetcher("google")
def fetch(day):
    client = GoogleAdsClient.load_from_storage(CONFIG["google"]["yaml"])
    service = client.get_service("GoogleAdsService")
    stream = service.search_stream(customer_id=CONFIG["google"]["customer_id"], query=QUERY.format(day=day.isoformat()))
    for batch in stream:
        for row in batch.results:
            yield SpendRow(
                day=day.isoformat(),
                platform="google",
                campaign_id=str(row.campaign.id),
                campaign=row.campaign.name,
                clicks=row.metrics.clicks,
                impressions=row.metrics.impressions,
                cost=row.metrics.cost_micros / 1_000_000,
            )
