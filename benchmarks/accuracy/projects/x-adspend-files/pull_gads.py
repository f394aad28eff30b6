import os
import sys

import pandas as pd
from google.ads.googleads.client import GoogleAdsClient

from common import FIELDS, raw_path

QUERY = """
    SELECT campaign.id, campaign.name, metrics.impressions, metrics.clicks, metrics.cost_micros
    FROM campaign WHERE segments.date = '{day}' AND metrics.impressions > 0
"""


def fetch(client, customer_id, day):
    svc = client.get_service("GoogleAdsService")
    for batch in svc.search_stream(customer_id=customer_id, query=QUERY.format(day=day)):
        for row in batch.results:
            yield [day, customer_id, row.campaign.id, row.campaign.name, row.metrics.impressions,
                   row.metrics.clicks, row.metrics.cost_micros / 1e6]


def main(day):
    client = GoogleAdsClient.load_from_storage("google-ads.yaml")
    rows = []
    for cid in os.environ["GADS_CUSTOMERS"].split(","):
        rows.extend(fetch(client, cid, day))
    pd.DataFrame(rows, columns=FIELDS).to_csv(raw_path("google", day), index=False)


if __name__ == "__main__":
    main(sys.argv[1])
