from datetime import timedelta

import pendulum
import requests
from airflow import DAG
from airflow.hooks.base import BaseHook
from airflow.operators.python import PythonOperator
from airflow.providers.snowflake.hooks.snowflake import SnowflakeHook
from airflow.providers.snowflake.operators.snowflake import SnowflakeOperator

SELECT = "SELECT external_id, ltv_eur, segment FROM mart.customer_ltv WHERE changed_at >= '{{ ds }}'"


def fetch(ti, sql):
    df = SnowflakeHook("snowflake_mkt").get_pandas_df(sql)
    df.columns = [c.lower() for c in df.columns]
    ti.xcom_push(key="rows", value=df.to_dict("records"))


def push(ti):
    rows = ti.xcom_pull(task_ids="fetch", key="rows")
    conn = BaseHook.get_connection("braze")
    for i in range(0, len(rows), 75):
        attributes = [{"external_id": r["external_id"], "ltv": r["ltv_eur"], "value_segment": r["segment"]} for r in rows[i:i + 75]]
        res = requests.post(f"https://{conn.host}/users/track", headers={"Authorization": f"Bearer {conn.password}"}, json={"attributes": attributes})
        res.raise_for_status()


with DAG("ltv_to_braze", schedule_interval="30 4 * * *", start_date=pendulum.datetime(2022, 6, 1), catchup=False,
         dagrun_timeout=timedelta(hours=1)) as dag:
    refresh = SnowflakeOperator(task_id="refresh", snowflake_conn_id="snowflake_mkt", sql="CALL mart.rebuild_ltv()")
    get = PythonOperator(task_id="fetch", python_callable=fetch, op_kwargs={"sql": SELECT})
    send = PythonOperator(task_id="push", python_callable=push)
    refresh >> get >> send
