from datetime import datetime, timedelta

from airflow import DAG
from airflow.operators.python import PythonOperator
from airflow.providers.slack.hooks.slack_webhook import SlackWebhookHook

from paid_media.callables import blend_spend, publish_pacing
from paid_media.operators.to_lake import GoogleAdsToGCS, MetaInsightsToGCS
from paid_media.operators.to_warehouse import LakeToClickHouse

BUCKET = "acme-paid-media"


def notify_failure(context):
    ti = context["task_instance"]
    SlackWebhookHook(slack_webhook_conn_id="slack_alerts").send(
        text=f":red_circle: {ti.dag_id}.{ti.task_id} failed: {context.get('exception')}"
    )


default_args = {
    "owner": "growth",
    "retries": 2,
    "retry_delay": timedelta(minutes=10),
    "on_failure_callback": notify_failure,
}

with DAG(
    "paid_media_daily",
    start_date=datetime(2023, 1, 1),
    schedule="15 4 * * *",
    catchup=False,
    default_args=default_args,
) as dag:
    google = GoogleAdsToGCS(
        task_id="google_ads",
        customer_id="{{ var.value.gads_customer }}",
        bucket=BUCKET,
        object_name="google/{{ ds }}.json",
    )
    meta = MetaInsightsToGCS(
        task_id="meta",
        account_id="{{ var.value.meta_account }}",
        bucket=BUCKET,
        object_name="meta/{{ ds }}.json",
    )
    load = LakeToClickHouse(
        task_id="load",
        bucket=BUCKET,
        objects=["google/{{ ds }}.json", "meta/{{ ds }}.json"],
        table="marketing.spend_raw",
    )
    blend = PythonOperator(task_id="blend", python_callable=blend_spend, op_kwargs={"day": "{{ ds }}"})
    pacing = PythonOperator(task_id="pacing", python_callable=publish_pacing)

    [google, meta] >> load >> blend >> pacing
