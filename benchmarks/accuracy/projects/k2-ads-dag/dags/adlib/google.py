from google.ads.googleads.client import GoogleAdsClient

QUERY = """
    SELECT campaign.id, campaign.name, customer.currency_code,
           metrics.cost_micros, metrics.clicks, metrics.impressions, segments.date
      FROM campaign
     WHERE segments.date = '{day}'
"""


def google_spend(customer_id: str, day: str) -> list[dict]:
    client = GoogleAdsClient.load_from_storage("/opt/airflow/google-ads.yaml")
    service = client.get_service("GoogleAdsService")
    out = []
    for batch in service.search_stream(customer_id=customer_id, query=QUERY.format(day=day)):
        for row in batch.results:
            out.append(
                {
                    "day": row.segments.date,
                    "platform": "google",
                    "campaign_id": str(row.campaign.id),
                    "campaign": row.campaign.name,
                    "currency": row.customer.currency_code,
                    "cost": row.metrics.cost_micros / 1e6,
                    "clicks": row.metrics.clicks,
                }
            )
    return out
