import csv
import os
import sys

from facebook_business.adobjects.adaccount import AdAccount
from facebook_business.api import FacebookAdsApi

from common import FIELDS, raw_path


def main(day):
    FacebookAdsApi.init(access_token=os.environ["META_TOKEN"])
    with open(raw_path("meta", day), "w", newline="") as f:
        w = csv.DictWriter(f, FIELDS)
        w.writeheader()
        for acc in os.environ["META_ACCOUNTS"].split(","):
            rows = AdAccount("act_" + acc).get_insights(
                fields=["campaign_id", "campaign_name", "impressions", "clicks", "spend"],
                params={"level": "campaign", "time_range": {"since": day, "until": day}},
            )
            for r in rows:
                w.writerow({
                    "day": day, "account": acc, "campaign_id": r["campaign_id"],
                    "campaign": r["campaign_name"], "impressions": r["impressions"],
                    "clicks": r.get("clicks", 0), "spend": r["spend"],
                })


if __name__ == "__main__":
    main(sys.argv[1])
