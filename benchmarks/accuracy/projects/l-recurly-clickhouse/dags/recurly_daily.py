import json
from datetime import datetime, timedelta

from airflow import DAG
from airflow.operators.python import PythonOperator
from airflow.providers.amazon.aws.hooks.s3 import S3Hook
from airflow.providers.http.operators.http import SimpleHttpOperator
from airflow.models import Variable

BUCKET = "acme-raw"
KEY = "recurly/subscriptions/{{ ds }}.jsonl"


def extract(key, data_interval_start, data_interval_end, **_):
    from recurly_hook import RecurlyHook

    lines = [json.dumps(s) for s in RecurlyHook().subscriptions(
        data_interval_start.to_iso8601_string(), data_interval_end.to_iso8601_string())]
    S3Hook("aws_default").load_string("\n".join(lines), key=key, bucket_name=BUCKET, replace=True)
    return len(lines)


def load(key, **_):
    import clickhouse_connect

    ch = clickhouse_connect.get_client(host=Variable.get("ch_host"), username="etl", password=Variable.get("ch_password"), secure=True)
    raw = S3Hook("aws_default").read_key(key, bucket_name=BUCKET)
    cols = ["id", "account", "plan", "state", "unit_amount", "currency", "updated_at"]
    rows = []
    for line in raw.splitlines():
        rec = json.loads(line)
        rec["updated_at"] = datetime.fromisoformat(rec["updated_at"])
        rows.append([rec[c] for c in cols])
    if rows:
        ch.insert("billing.subscriptions", rows, column_names=cols)


def churn(ds, **_):
    import clickhouse_connect

    ch = clickhouse_connect.get_client(host=Variable.get("ch_host"), username="etl", password=Variable.get("ch_password"), secure=True)
    res = ch.query("SELECT count(), sum(unit_amount) FROM billing.subscriptions FINAL "
                   "WHERE state = 'expired' AND toDate(updated_at) = {d:Date}", parameters={"d": ds})
    n, amount = res.result_rows[0]
    return {"channel": "revenue", "text": f"{ds}: {n} subscriptions expired, {amount or 0:.0f} MRR"}


with DAG(
    "recurly_daily",
    start_date=datetime(2023, 5, 1),
    schedule="0 4 * * *",
    catchup=False,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=10)},
) as dag:
    t_extract = PythonOperator(task_id="extract", python_callable=extract, op_kwargs={"key": KEY})
    t_load = PythonOperator(task_id="load", python_callable=load, op_kwargs={"key": KEY})
    t_churn = PythonOperator(task_id="churn", python_callable=churn)
    t_post = SimpleHttpOperator(
        task_id="post",
        http_conn_id="mattermost_webhook",
        endpoint="hooks/9wsp4e7x3tnk5m1j8y",
        method="POST",
        headers={"Content-Type": "application/json"},
        data="{{ ti.xcom_pull(task_ids='churn') | tojson }}",
    )
    t_extract >> t_load >> t_churn >> t_post
