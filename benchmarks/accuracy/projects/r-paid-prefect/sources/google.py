from google.ads.googleads.client import GoogleAdsClient

QUERY = """
    SELECT campaign.id, campaign.name, segments.date, metrics.cost_micros, metrics.clicks, metrics.impressions
    FROM campaign
    WHERE segments.date BETWEEN '{start}' AND '{end}'
"""


def google_ads_spend(cfg, start, end):
    client = GoogleAdsClient.load_from_dict({**cfg, "use_proto_plus": True})
    service = client.get_service("GoogleAdsService")
    stream = service.search_stream(customer_id=cfg["customer_id"], query=QUERY.format(start=start, end=end))
    for batch in stream:
        for row in batch.results:
            yield {
                "DATE": row.segments.date,
                "CAMPAIGN_ID": str(row.campaign.id),
                "CAMPAIGN": row.campaign.name,
                "SPEND": row.metrics.cost_micros / 1e6,
                "CLICKS": row.metrics.clicks,
                "IMPRESSIONS": row.metrics.impressions,
            }
