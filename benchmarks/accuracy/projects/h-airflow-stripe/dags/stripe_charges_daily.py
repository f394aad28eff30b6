"""Daily load of Stripe charges into the warehouse."""
from __future__ import annotations

import json
from datetime import timedelta

import pendulum
import stripe
from airflow.decorators import dag, task
from airflow.models import Variable
from airflow.providers.amazon.aws.hooks.s3 import S3Hook
from airflow.providers.amazon.aws.transfers.s3_to_redshift import S3ToRedshiftOperator
from airflow.providers.common.sql.operators.sql import SQLExecuteQueryOperator
from airflow.providers.postgres.hooks.postgres import PostgresHook
from airflow.providers.slack.hooks.slack_webhook import SlackWebhookHook

from targets import fetch_targets

BUCKET = "acme-dwh-landing"
SCHEMA = "stripe"
REDSHIFT = "redshift_default"

default_args = {
    "owner": "data-eng",
    "retries": 2,
    "retry_delay": timedelta(minutes=5),
}


@dag(
    dag_id="stripe_charges_daily",
    schedule="15 3 * * *",
    start_date=pendulum.datetime(2023, 2, 1, tz="Europe/Amsterdam"),
    catchup=False,
    max_active_runs=1,
    default_args=default_args,
    tags=["stripe", "finance"],
)
def stripe_charges_daily():
    @task
    def extract(data_interval_start=None, data_interval_end=None) -> str:
        stripe.api_key = Variable.get("stripe_api_key")
        charges = stripe.Charge.list(
            created={
                "gte": int(data_interval_start.timestamp()),
                "lt": int(data_interval_end.timestamp()),
            },
            limit=100,
            expand=["data.balance_transaction"],
        )
        lines = []
        for ch in charges.auto_paging_iter():
            bt = ch["balance_transaction"]
            lines.append(
                json.dumps(
                    {
                        "id": ch["id"],
                        "amount": ch["amount"],
                        "currency": ch["currency"],
                        "status": ch["status"],
                        "customer": ch["customer"],
                        "fee": bt["fee"] if bt else None,
                        "created": ch["created"],
                    }
                )
            )
        key = f"stripe/charges/{data_interval_start:%Y/%m/%d}/charges.json"
        S3Hook(aws_conn_id="aws_default").load_string(
            "\n".join(lines), key=key, bucket_name=BUCKET, replace=True
        )
        return key

    key = extract()

    copy_charges = S3ToRedshiftOperator(
        task_id="copy_charges",
        schema=SCHEMA,
        table="charges_raw",
        s3_bucket=BUCKET,
        s3_key=key,
        redshift_conn_id=REDSHIFT,
        copy_options=["FORMAT AS JSON 'auto'", "TIMEFORMAT 'epochsecs'"],
        method="APPEND",
    )

    refresh = SQLExecuteQueryOperator(
        task_id="refresh_daily_revenue",
        conn_id=REDSHIFT,
        sql="sql/daily_revenue.sql",
    )

    @task
    def load_targets():
        rows = fetch_targets(Variable.get("targets_sheet_id"))
        PostgresHook(postgres_conn_id=REDSHIFT).insert_rows(
            table="finance.targets",
            rows=rows,
            target_fields=["month", "target_eur"],
            replace=False,
        )

    @task
    def report(ds=None):
        revenue, target = PostgresHook(postgres_conn_id=REDSHIFT).get_first(
            "select d.revenue_eur, t.target_eur / 30 from finance.daily_revenue d "
            "left join finance.targets t on t.month = date_trunc('month', d.day) where d.day = %s",
            parameters=(ds,),
        )
        SlackWebhookHook(slack_webhook_conn_id="slack_finance").send(
            text=f":moneybag: {ds}: EUR {revenue:,.0f} (target {target or 0:,.0f})"
        )

    key >> copy_charges >> refresh
    [refresh, load_targets()] >> report()


stripe_charges_daily()
