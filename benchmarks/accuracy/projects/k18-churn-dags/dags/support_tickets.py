"""Zendesk tickets -> S3 -> Redshift (daily)."""
from __future__ import annotations

import pendulum
from airflow.decorators import dag, task
from airflow.providers.amazon.aws.hooks.s3 import S3Hook
from airflow.providers.amazon.aws.transfers.s3_to_redshift import S3ToRedshiftOperator

from include.alerts import slack_failure
from include.zendesk_export import tickets_as_jsonl

BUCKET = "acme-data-landing"


@dag(
    schedule="0 4 * * *",
    start_date=pendulum.datetime(2023, 3, 1, tz="UTC"),
    catchup=False,
    default_args={"retries": 2, "on_failure_callback": slack_failure},
    tags=["support"],
)
def support_tickets():
    @task
    def extract(data_interval_start=None, data_interval_end=None) -> str:
        key = f"zendesk/tickets/{data_interval_start:%Y/%m/%d}.jsonl"
        payload = tickets_as_jsonl(data_interval_start, data_interval_end)
        S3Hook("aws_default").load_string(payload, key=key, bucket_name=BUCKET, replace=True)
        return key

    key = extract()

    copy = S3ToRedshiftOperator(
        task_id="copy_to_redshift",
        schema="support",
        table="tickets",
        s3_bucket=BUCKET,
        s3_key=key,
        copy_options=["FORMAT AS JSON 'auto'"],
        method="UPSERT",
        upsert_keys=["id"],
        redshift_conn_id="redshift_default",
        aws_conn_id="aws_default",
    )
    key >> copy


support_tickets()
