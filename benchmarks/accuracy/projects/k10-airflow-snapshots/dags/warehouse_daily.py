from __future__ import annotations

import pendulum
from airflow import DAG

from operators.reporting import RedshiftToGoogleChatOperator, page_on_call
from operators.s3_to_redshift import S3JsonLinesToRedshiftOperator
from operators.snapshot_to_s3 import FreshdeskTicketsToS3Operator, RecurlyInvoicesToS3Operator

BUCKET = "acme-raw"

OVERDUE = """
    select account, sum(total) from finance.recurly_invoices
    where state = 'past_due' group by 1 order by 2 desc limit 20
"""

with DAG(
    "warehouse_daily",
    schedule="15 4 * * *",
    start_date=pendulum.datetime(2024, 1, 1, tz="Europe/London"),
    catchup=False,
    default_args={"retries": 2, "on_failure_callback": page_on_call},
    tags=["raw", "finance", "support"],
) as dag:
    invoices = RecurlyInvoicesToS3Operator(
        task_id="invoices_to_s3", bucket=BUCKET, key="recurly/invoices/{{ ds }}.jsonl"
    )
    tickets = FreshdeskTicketsToS3Operator(
        task_id="tickets_to_s3", bucket=BUCKET, key="freshdesk/tickets/{{ ds }}.jsonl"
    )
    load_invoices = S3JsonLinesToRedshiftOperator(
        task_id="load_invoices",
        bucket=BUCKET,
        key="{{ ti.xcom_pull(task_ids='invoices_to_s3') }}",
        table="finance.recurly_invoices",
        columns=["id", "number", "account", "state", "total", "currency", "created_at"],
    )
    load_tickets = S3JsonLinesToRedshiftOperator(
        task_id="load_tickets",
        bucket=BUCKET,
        key="{{ ti.xcom_pull(task_ids='tickets_to_s3') }}",
        table="support.freshdesk_tickets",
        columns=["id", "subject", "status", "priority", "requester_id", "created_at", "updated_at"],
    )
    overdue = RedshiftToGoogleChatOperator(task_id="overdue_to_chat", sql=OVERDUE, headline="Overdue by account")

    invoices >> load_invoices >> overdue
    tickets >> load_tickets
