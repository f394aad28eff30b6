from __future__ import annotations

import sys
from datetime import datetime, timedelta

from airflow import DAG
from airflow.operators.python import PythonOperator
from airflow.providers.slack.hooks.slack_webhook import SlackWebhookHook

sys.path.append("/usr/local/airflow/dags")
from pipeline import ga4, gads, load  # noqa: E402


def alert(context):
    ti = context["task_instance"]
    SlackWebhookHook(slack_webhook_conn_id="slack_data").send(
        text=f":red_circle: {ti.dag_id}.{ti.task_id} failed {context['ds']}"
    )


args = {
    "owner": "data",
    "retries": 2,
    "retry_delay": timedelta(minutes=10),
    "on_failure_callback": alert,
}

with DAG(
    "marketing_daily",
    default_args=args,
    schedule="30 5 * * *",
    start_date=datetime(2023, 6, 1),
    catchup=False,
    max_active_runs=1,
) as dag:

    def _ga4(ds, **_):
        return ga4.extract(ds)

    def _gads(ds, **_):
        return gads.extract(ds)

    def _load(table, upstream, ti, **_):
        key = ti.xcom_pull(task_ids=upstream)
        return load.copy_into(table, key)

    e1 = PythonOperator(task_id="extract_ga4", python_callable=_ga4)
    e2 = PythonOperator(task_id="extract_gads", python_callable=_gads)
    l1 = PythonOperator(task_id="load_ga4", python_callable=_load, op_kwargs={"table": "GA4_SESSIONS", "upstream": "extract_ga4"})
    l2 = PythonOperator(task_id="load_gads", python_callable=_load, op_kwargs={"table": "GADS_COST", "upstream": "extract_gads"})
    mart = PythonOperator(task_id="refresh_mart", python_callable=load.refresh_mart)

    e1 >> l1
    e2 >> l2
    [l1, l2] >> mart
