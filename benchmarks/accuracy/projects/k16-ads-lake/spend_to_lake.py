"""Daily ad spend -> lake (s3://mkt-lake-eu/spend/). Paid social gets a ping with yesterday's top Meta campaign."""
from __future__ import annotations

import os
from datetime import date, timedelta
from functools import reduce

import awswrangler as wr
import httpx
import polars as pl
from facebook_business.adobjects.adaccount import AdAccount
from facebook_business.api import FacebookAdsApi
from google.ads.googleads.client import GoogleAdsClient
from slack_sdk.webhook import WebhookClient

DAY = date.today() - timedelta(days=1)
SCHEMA = {"channel": pl.Utf8, "campaign": pl.Utf8, "spend": pl.Float64, "clicks": pl.Int64}


def google() -> pl.DataFrame:
    client = GoogleAdsClient.load_from_storage("google-ads.yaml")
    svc = client.get_service("GoogleAdsService")
    q = f"""
        SELECT campaign.name, metrics.cost_micros, metrics.clicks
        FROM campaign WHERE segments.date = '{DAY}' AND metrics.impressions > 0
    """
    out = []
    for batch in svc.search_stream(customer_id=os.environ["GADS_CUSTOMER"], query=q):
        out += [("google", r.campaign.name, r.metrics.cost_micros / 1e6, r.metrics.clicks) for r in batch.results]
    return pl.DataFrame(out, schema=SCHEMA, orient="row")


def meta() -> pl.DataFrame:
    FacebookAdsApi.init(access_token=os.environ["META_TOKEN"])
    cursor = AdAccount("act_" + os.environ["META_ACCOUNT"]).get_insights(
        fields=["campaign_name", "spend", "clicks"],
        params={"level": "campaign", "time_range": {"since": str(DAY), "until": str(DAY)}},
    )
    return pl.DataFrame(
        [("meta", i["campaign_name"], float(i["spend"]), int(i["clicks"])) for i in cursor],
        schema=SCHEMA, orient="row",
    )


def linkedin() -> pl.DataFrame:
    r = httpx.get(
        "https://api.linkedin.com/rest/adAnalytics",
        params={
            "q": "analytics", "pivot": "CAMPAIGN", "timeGranularity": "DAILY",
            "dateRange": f"(start:(year:{DAY.year},month:{DAY.month},day:{DAY.day}))",
            "accounts": f"List(urn%3Ali%3AsponsoredAccount%3A{os.environ['LI_ACCOUNT']})",
            "fields": "costInLocalCurrency,clicks,pivotValues",
        },
        headers={"Authorization": f"Bearer {os.environ['LI_TOKEN']}", "LinkedIn-Version": "202401"},
    )
    r.raise_for_status()
    return pl.DataFrame(
        [("linkedin", e["pivotValues"][0], float(e["costInLocalCurrency"]), e["clicks"]) for e in r.json()["elements"]],
        schema=SCHEMA, orient="row",
    )


def main() -> None:
    frames = {f.__name__: f() for f in (google, meta, linkedin)}
    everything = reduce(lambda a, b: a.vstack(b), frames.values())
    everything = everything.with_columns(pl.lit(DAY).alias("day"))
    wr.s3.to_parquet(
        df=everything.to_pandas(), path="s3://mkt-lake-eu/spend/", dataset=True,
        partition_cols=["day"], mode="overwrite_partitions",
    )

    m = meta_top(frames["meta"])
    WebhookClient(os.environ["SLACK_PAID_SOCIAL"]).send(
        text=f"Top Meta campaign {DAY}: *{m['campaign']}* ({m['spend']:.0f} EUR, {m['clicks']} clicks)"
    )


def meta_top(df: pl.DataFrame) -> dict:
    return df.sort("spend", descending=True).row(0, named=True)


if __name__ == "__main__":
    main()
