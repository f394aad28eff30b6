"""
### paid_media

TikTok  -> S3 (raw json lines) -> Snowflake -> Slack summary
Criteo  -> GCS (raw csv) -> BigQuery (the agency owns that project)
"""
from __future__ import annotations

import json

import pandas as pd
import pendulum
from airflow.decorators import dag, task
from airflow.providers.amazon.aws.hooks.s3 import S3Hook
from airflow.providers.google.cloud.hooks.gcs import GCSHook
from airflow.providers.google.cloud.transfers.gcs_to_bigquery import GCSToBigQueryOperator
from airflow.providers.slack.hooks.slack_webhook import SlackWebhookHook
from airflow.providers.snowflake.hooks.snowflake import SnowflakeHook
from snowflake.connector.pandas_tools import write_pandas

from include.ad_apis import criteo_csv, tiktok_rows

S3_BUCKET = "mkt-raw-eu"
GCS_BUCKET = "agency-exchange"
ADVERTISERS = ["7012233445566", "7012233445999"]


@dag(
    schedule="30 5 * * *",
    start_date=pendulum.datetime(2024, 2, 1, tz="Europe/Paris"),
    catchup=False,
    max_active_runs=1,
    tags=["marketing"],
    doc_md=__doc__,
)
def paid_media():
    @task(retries=3)
    def tiktok_to_s3(ds=None) -> str:
        key = f"tiktok/{ds}.jsonl"
        lines = [json.dumps(row) for adv in ADVERTISERS for row in tiktok_rows(ds, advertiser=adv)]
        S3Hook("aws_default").load_string("\n".join(lines), key=key, bucket_name=S3_BUCKET, replace=True)
        return key

    @task
    def s3_to_snowflake(key: str) -> None:
        body = S3Hook("aws_default").read_key(key, S3_BUCKET)
        df = pd.DataFrame([json.loads(x) for x in body.splitlines()])
        df = df.rename(columns=str.upper)
        for col in ("SPEND", "IMPRESSIONS", "CLICKS", "CONVERSION"):
            df[col] = pd.to_numeric(df[col])
        conn = SnowflakeHook("snowflake_mkt").get_conn()
        write_pandas(conn, df, "TIKTOK_CAMPAIGN_DAY", schema="RAW")

    @task(trigger_rule="all_done")
    def summary(ds=None) -> None:
        rows = SnowflakeHook("snowflake_mkt").get_records(
            "select campaign_name, sum(spend), sum(conversion) from raw.tiktok_campaign_day"
            " where stat_time_day::date = %(day)s group by 1 order by 2 desc limit 10",
            parameters={"day": ds},
        )
        text = "\n".join(f"{name}: {spend:.0f} EUR, {conv} conv." for name, spend, conv in rows)
        SlackWebhookHook(slack_webhook_conn_id="slack_paid_media").send(text=text or "no spend")

    @task(retries=3)
    def criteo_to_gcs(ds=None) -> str:
        name = f"criteo/{ds}.csv"
        GCSHook("google_agency").upload(
            bucket_name=GCS_BUCKET, object_name=name,
            data=criteo_csv(ds, "18277,18278"), mime_type="text/csv",
        )
        return name

    load_bq = GCSToBigQueryOperator(
        task_id="criteo_to_bigquery",
        gcp_conn_id="google_agency",
        bucket=GCS_BUCKET,
        source_objects=["criteo/{{ ds }}.csv"],
        destination_project_dataset_table="agency-prod.media.criteo_daily",
        source_format="CSV",
        field_delimiter=";",
        skip_leading_rows=1,
        write_disposition="WRITE_APPEND",
    )

    loaded = s3_to_snowflake(tiktok_to_s3())
    csv_name = criteo_to_gcs()
    csv_name >> load_bq
    [loaded, load_bq] >> summary()


paid_media()
