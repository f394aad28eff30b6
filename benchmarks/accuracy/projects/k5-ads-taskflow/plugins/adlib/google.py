from google.ads.googleads.client import GoogleAdsClient

QUERY = """
    SELECT campaign.id, campaign.name, metrics.cost_micros, metrics.clicks
    FROM campaign
    WHERE segments.date = '{day}'
"""


def campaign_costs(customer_id, day):
    client = GoogleAdsClient.load_from_storage("/opt/airflow/secrets/google-ads.yaml")
    service = client.get_service("GoogleAdsService")
    out = []
    for batch in service.search_stream(customer_id=customer_id, query=QUERY.format(day=day)):
        for row in batch.results:
            out.append({
                "day": day,
                "network": "google",
                "campaign_id": str(row.campaign.id),
                "campaign": row.campaign.name,
                "cost": row.metrics.cost_micros / 1e6,
                "clicks": row.metrics.clicks,
            })
    return out
