from datetime import date, timedelta
import io
import os

import boto3
import pandas as pd
import snowflake.connector
from google.ads.googleads.client import GoogleAdsClient
from prefect import flow, get_run_logger, task
from snowflake.connector.pandas_tools import write_pandas

GAQL = """
SELECT campaign.id, campaign.name, segments.date, metrics.cost_micros, metrics.clicks, metrics.impressions
FROM campaign WHERE segments.date = '{day}'
"""


def connect():
    return snowflake.connector.connect(
        account=os.environ["SF_ACCOUNT"], user=os.environ["SF_USER"], password=os.environ["SF_PASSWORD"],
        warehouse="LOAD_WH", database="MARKETING", schema="RAW")


@task
def active_accounts():
    with connect() as con:
        cur = con.cursor().execute("select customer_id from ref.ad_accounts where platform = 'google' and active")
        return [str(r[0]) for r in cur.fetchall()]


@task(retries=3, retry_delay_seconds=60)
def pull(customer_id: str, day: date) -> pd.DataFrame:
    client = GoogleAdsClient.load_from_storage("google-ads.yaml")
    svc = client.get_service("GoogleAdsService")
    rows = []
    for batch in svc.search_stream(customer_id=customer_id, query=GAQL.format(day=day)):
        for r in batch.results:
            rows.append((customer_id, r.campaign.id, r.campaign.name, r.segments.date,
                         r.metrics.cost_micros / 1e6, r.metrics.clicks, r.metrics.impressions))
    return pd.DataFrame(rows, columns=["CUSTOMER_ID", "CAMPAIGN_ID", "CAMPAIGN", "DAY", "COST", "CLICKS", "IMPRESSIONS"])


@task
def archive(df: pd.DataFrame, day: date):
    buf = io.BytesIO()
    df.to_parquet(buf, index=False)
    buf.seek(0)
    boto3.client("s3").upload_fileobj(buf, os.environ["ARCHIVE_BUCKET"], f"google_ads/dt={day}/part.parquet")


@task
def load(df: pd.DataFrame, day: date):
    with connect() as con:
        con.cursor().execute("delete from GOOGLE_ADS_DAILY where DAY = %s", (str(day),))
        ok, _, n, _ = write_pandas(con, df, "GOOGLE_ADS_DAILY")
    return n


@flow(name="google-ads-daily")
def google_ads_daily(day: date | None = None):
    day = day or date.today() - timedelta(days=1)
    futures = [pull.submit(a, day) for a in active_accounts()]
    frames = [f.result() for f in futures]
    df = pd.concat([f for f in frames if not f.empty], ignore_index=True)
    archive(df, day)
    n = load(df, day)
    get_run_logger().info("%s rows for %s", n, day)


if __name__ == "__main__":
    google_ads_daily()
