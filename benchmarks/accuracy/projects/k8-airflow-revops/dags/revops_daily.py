from __future__ import annotations

import pendulum
from airflow import DAG
from airflow.providers.google.cloud.transfers.gcs_to_bigquery import GCSToBigQueryOperator
from airflow.providers.slack.notifications.slack import send_slack_notification

from revops.health import AccountHealthToSalesforce
from revops.sources import GongCallsToLake, ZuoraInvoicesToLake

FEEDS = {
    "zuora_invoices": ZuoraInvoicesToLake,
    "gong_calls": GongCallsToLake,
}

with DAG(
    "revops_daily",
    schedule="0 5 * * *",
    start_date=pendulum.datetime(2024, 1, 1, tz="Europe/Vienna"),
    catchup=False,
    default_args={"retries": 2},
    on_failure_callback=send_slack_notification(text="revops_daily failed", channel="#data-alerts"),
) as dag:
    health = AccountHealthToSalesforce(task_id="account_health")

    for name, operator in FEEDS.items():
        path = f"{name}/{{{{ ds }}}}.ndjson"
        land = operator(task_id=f"land_{name}", object_name=path)
        load = GCSToBigQueryOperator(
            task_id=f"load_{name}",
            bucket="revops-landing",
            source_objects=[path],
            destination_project_dataset_table=f"raw.{name}",
            source_format="NEWLINE_DELIMITED_JSON",
            write_disposition="WRITE_APPEND",
            autodetect=True,
        )
        land >> load >> health
