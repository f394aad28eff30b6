from google.ads.googleads.client import GoogleAdsClient

QUERY = """
    SELECT campaign.id, campaign.name, segments.date,
           metrics.cost_micros, metrics.clicks, metrics.impressions, metrics.conversions
      FROM campaign
     WHERE segments.date BETWEEN '{start}' AND '{end}'
       AND metrics.impressions > 0
"""


def rows(customer_id, start, end):
    client = GoogleAdsClient.load_from_storage("google-ads.yaml", version="v16")
    service = client.get_service("GoogleAdsService")
    stream = service.search_stream(customer_id=customer_id, query=QUERY.format(start=start, end=end))
    for batch in stream:
        for r in batch.results:
            yield {
                "network": "google",
                "account": customer_id,
                "campaign_id": str(r.campaign.id),
                "campaign": r.campaign.name,
                "date": r.segments.date,
                "cost": r.metrics.cost_micros / 1e6,
                "clicks": r.metrics.clicks,
                "impressions": r.metrics.impressions,
                "conversions": r.metrics.conversions,
            }
