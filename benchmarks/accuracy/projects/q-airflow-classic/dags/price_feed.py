import csv
import io
import json
from datetime import datetime, timedelta

from airflow import DAG
from airflow.operators.empty import EmptyOperator
from airflow.operators.python import PythonOperator
from airflow.providers.amazon.aws.hooks.s3 import S3Hook
from airflow.providers.http.operators.http import SimpleHttpOperator
from airflow.providers.mysql.hooks.mysql import MySqlHook
from airflow.providers.postgres.hooks.postgres import PostgresHook
from airflow.providers.slack.operators.slack_webhook import SlackWebhookOperator

BUCKET = "acme-price-feeds"
KEY = "supplier/prices-{}.csv"

QUERY = """
    SELECT p.sku, p.list_price, p.currency, p.updated_at
    FROM products p
    WHERE p.active = 1 AND p.updated_at >= %s
"""


def fetch_prices(ds, ti, **_):
    hook = MySqlHook(mysql_conn_id="shop_mysql")
    records = hook.get_records(QUERY, parameters=(ds,))
    prices = [{"sku": sku, "price": float(price), "currency": currency}
              for sku, price, currency, _ in records]
    ti.xcom_push(key="prices", value=prices)


def write_feed(ds, ti, **_):
    prices = ti.xcom_pull(task_ids="fetch_prices", key="prices")
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, fieldnames=["sku", "price", "currency"])
    writer.writeheader()
    writer.writerows(prices)
    S3Hook(aws_conn_id="aws_default").load_string(
        buffer.getvalue(), key=KEY.format(ds), bucket_name=BUCKET, replace=True)


def archive_stock(ds, **_):
    warehouse = PostgresHook(postgres_conn_id="warehouse_pg")
    rows = warehouse.get_records("SELECT sku, location, on_hand FROM stock WHERE day = %s", (ds,))
    return json.dumps([list(map(str, row)) for row in rows])


default_args = {"owner": "merch", "retries": 1, "retry_delay": timedelta(minutes=5)}

with DAG(
    "price_feed",
    default_args=default_args,
    start_date=datetime(2022, 6, 1),
    schedule_interval="30 3 * * *",
    catchup=False,
) as dag:
    start = EmptyOperator(task_id="start")

    fetch = PythonOperator(task_id="fetch_prices", python_callable=fetch_prices)
    feed = PythonOperator(task_id="write_feed", python_callable=write_feed)
    stock = PythonOperator(task_id="archive_stock", python_callable=archive_stock)

    push_stock = SimpleHttpOperator(
        task_id="push_stock",
        http_conn_id="channel_engine",
        endpoint="/api/v2/offer/stock",
        method="PUT",
        data="{{ ti.xcom_pull(task_ids='archive_stock') }}",
        headers={"Content-Type": "application/json"},
    )

    tell = SlackWebhookOperator(
        task_id="tell",
        slack_webhook_conn_id="slack_merch",
        message="Price feed for {{ ds }} is on S3.",
    )

    start >> fetch >> feed >> tell
    start >> stock >> push_stock
