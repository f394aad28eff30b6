from __future__ import annotations

import pendulum
from airflow import DAG
from airflow.providers.amazon.aws.transfers.s3_to_redshift import S3ToRedshiftOperator
from airflow.providers.slack.operators.slack_webhook import SlackWebhookOperator

from operators.api_to_s3 import AsanaTasksToS3Operator, ZendeskTicketsToS3Operator

BUCKET = "{{ var.value.raw_bucket }}"

with DAG(
    dag_id="support_daily",
    schedule="0 3 * * *",
    start_date=pendulum.datetime(2024, 2, 1, tz="Europe/Vienna"),
    catchup=False,
    tags=["support"],
) as dag:
    tickets = ZendeskTicketsToS3Operator(
        task_id="tickets_to_s3",
        s3_bucket=BUCKET,
        s3_key="zendesk/tickets/{{ ds }}.jsonl.gz",
    )

    copy_tickets = S3ToRedshiftOperator(
        task_id="copy_tickets",
        schema="raw",
        table="zendesk_tickets",
        s3_bucket=BUCKET,
        s3_key="zendesk/tickets/{{ ds }}.jsonl.gz",
        redshift_conn_id="redshift_default",
        copy_options=["FORMAT AS JSON 'auto'", "GZIP"],
    )

    tasks = AsanaTasksToS3Operator(
        task_id="asana_to_s3",
        project_gid="1203847561200417",
        s3_bucket=BUCKET,
        s3_key="asana/onboarding/{{ ds }}.jsonl.gz",
    )

    done = SlackWebhookOperator(
        task_id="tell_support",
        slack_webhook_conn_id="slack_support",
        message="Support tables are fresh for {{ ds }} :coffee:",
    )

    tickets >> copy_tickets >> done
    tasks >> done
