from google.ads.googleads.client import GoogleAdsClient

GAQL = """
SELECT campaign.id, campaign.name, metrics.cost_micros, metrics.clicks, metrics.conversions,
       segments.date
FROM campaign
WHERE segments.date = '{day}' AND metrics.impressions > 0
"""


def campaign_costs(customer_id: str, day: str) -> list:
    client = GoogleAdsClient.load_from_env()
    service = client.get_service("GoogleAdsService")
    rows = []
    for batch in service.search_stream(customer_id=customer_id, query=GAQL.format(day=day)):
        for row in batch.results:
            rows.append({
                "channel": "google",
                "day": row.segments.date,
                "campaign": row.campaign.name,
                "cost": row.metrics.cost_micros / 1_000_000,
                "clicks": row.metrics.clicks,
            })
    return rows
