from __future__ import annotations

import json
from datetime import datetime, timedelta

import stripe
from airflow.decorators import dag, task
from airflow.models import Variable
from airflow.providers.amazon.aws.hooks.s3 import S3Hook
from airflow.providers.slack.notifications.slack import send_slack_notification
from airflow.providers.snowflake.hooks.snowflake import SnowflakeHook

BUCKET = "scaleup-lake-raw"

default_args = {
    "owner": "data-platform",
    "retries": 2,
    "retry_delay": timedelta(minutes=5),
    "on_failure_callback": [
        send_slack_notification(channel="#data-alerts", text="{{ dag.dag_id }}.{{ ti.task_id }} failed on {{ ds }}")
    ],
}


@dag(schedule="@daily", start_date=datetime(2024, 3, 1), catchup=False, default_args=default_args, tags=["stripe"])
def stripe_charges():
    @task
    def extract(data_interval_start=None, data_interval_end=None) -> str:
        stripe.api_key = Variable.get("stripe_restricted_key")
        charges = stripe.Charge.list(
            created={"gte": int(data_interval_start.timestamp()), "lt": int(data_interval_end.timestamp())}, limit=100
        )
        lines = [json.dumps(c.to_dict_recursive()) for c in charges.auto_paging_iter()]
        key = f"stripe/charges/dt={data_interval_start:%Y-%m-%d}/part-0.json"
        S3Hook("aws_lake").load_string("\n".join(lines), key=key, bucket_name=BUCKET, replace=True)
        return key

    @task
    def copy_into(key: str):
        hook = SnowflakeHook("snowflake_etl")
        hook.run(
            [
                "CREATE TABLE IF NOT EXISTS raw.stripe.charges (src variant, file string, loaded_at timestamp_ntz)",
                f"DELETE FROM raw.stripe.charges WHERE file = '{key}'",
                f"""
                COPY INTO raw.stripe.charges
                FROM (SELECT $1, metadata$filename, current_timestamp() FROM @raw.stripe.lake_stage/{key})
                FILE_FORMAT = (TYPE = JSON)
                """,
            ]
        )

    @task
    def check(key: str):
        n = SnowflakeHook("snowflake_etl").get_first(
            "SELECT count(*) FROM raw.stripe.charges WHERE file = %s", parameters=(key,)
        )[0]
        if n == 0:
            raise ValueError(f"no rows for {key}")

    key = extract()
    copy_into(key) >> check(key)


stripe_charges()
