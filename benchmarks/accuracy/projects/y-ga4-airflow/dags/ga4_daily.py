from __future__ import annotations

import json

import pendulum
from airflow.decorators import dag, task
from airflow.models import Variable
from airflow.providers.amazon.aws.hooks.s3 import S3Hook
from airflow.providers.common.sql.operators.sql import SQLExecuteQueryOperator

from include import ga4

BUCKET = "acme-dwh-landing"


@dag(schedule="0 5 * * *", start_date=pendulum.datetime(2024, 1, 1, tz="Europe/Berlin"), catchup=False, tags=["marketing"])
def ga4_daily():
    @task
    def extract(ds: str | None = None) -> list[dict]:
        return ga4.run(Variable.get("ga4_property"), ds)

    @task
    def land(rows: list[dict], ds: str | None = None) -> str:
        key = f"ga4/{ds}.jsonl"
        body = "\n".join(json.dumps(r) for r in rows)
        S3Hook("aws_dwh").load_string(body, key=key, bucket_name=BUCKET, replace=True)
        return key

    copy = SQLExecuteQueryOperator(
        task_id="copy",
        conn_id="snowflake",
        sql="""
            COPY INTO raw.web.ga4_daily
            FROM 's3://acme-dwh-landing/ga4/{{ ds }}.jsonl'
            STORAGE_INTEGRATION = s3_landing
            FILE_FORMAT = (TYPE = JSON) MATCH_BY_COLUMN_NAME = CASE_INSENSITIVE
        """,
    )

    land(extract()) >> copy


ga4_daily()
