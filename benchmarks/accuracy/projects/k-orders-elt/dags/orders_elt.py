from __future__ import annotations

import csv
import tempfile

import pendulum
from airflow.decorators import dag, task
from airflow.models import Variable
from airflow.providers.amazon.aws.hooks.s3 import S3Hook
from airflow.providers.amazon.aws.transfers.s3_to_redshift import S3ToRedshiftOperator
from airflow.providers.mysql.hooks.mysql import MySqlHook
from airflow.providers.postgres.hooks.postgres import PostgresHook
from airflow.providers.slack.notifications.slack_webhook import send_slack_webhook_notification

from recharge_hook import RechargeHook

BUCKET = Variable.get("lake_bucket", default_var="moss-lake")
TABLES = {
    "orders": "select * from orders where updated_at >= %s and updated_at < %s",
    "order_lines": "select l.* from order_lines l join orders o on o.id = l.order_id "
                   "where o.updated_at >= %s and o.updated_at < %s",
}


@dag(
    schedule="0 2 * * *",
    start_date=pendulum.datetime(2024, 1, 1, tz="UTC"),
    catchup=False,
    on_failure_callback=[send_slack_webhook_notification(slack_webhook_conn_id="slack_ops",
                                                         text="orders_elt failed on {{ ds }}")],
)
def orders_elt():

    @task
    def extract(table: str, sql: str, data_interval_start=None, data_interval_end=None) -> str:
        conn = MySqlHook(mysql_conn_id="shop_replica").get_conn()
        cur = conn.cursor()
        cur.execute(sql, (data_interval_start, data_interval_end))
        with tempfile.NamedTemporaryFile("w", newline="", suffix=".csv") as fh:
            w = csv.writer(fh)
            w.writerow([d[0] for d in cur.description])
            for row in cur:
                w.writerow(row)
            fh.flush()
            key = f"shop/{table}/{data_interval_start:%Y/%m/%d}.csv"
            S3Hook("aws_lake").load_file(fh.name, key, bucket_name=BUCKET, replace=True)
        return key

    @task
    def extract_subscriptions(data_interval_start=None) -> str:
        hook = RechargeHook()
        subs = list(hook.subscriptions(updated_at_min=data_interval_start))
        key = f"recharge/subscriptions/{data_interval_start:%Y/%m/%d}.json"
        S3Hook("aws_lake").load_string("\n".join(hook.to_lines(subs)), key, bucket_name=BUCKET, replace=True)
        return key

    @task
    def refresh_mrr():
        PostgresHook(postgres_conn_id="redshift").run("call marts.refresh_mrr()")

    loads = []
    for table, sql in TABLES.items():
        key = extract.override(task_id=f"extract_{table}")(table, sql)
        loads.append(S3ToRedshiftOperator(
            task_id=f"load_{table}", schema="shop", table=table, s3_bucket=BUCKET, s3_key=key,
            redshift_conn_id="redshift", aws_conn_id="aws_lake", copy_options=["csv", "ignoreheader 1"],
            method="UPSERT", upsert_keys=["id"]))
    loads.append(S3ToRedshiftOperator(
        task_id="load_subscriptions", schema="recharge", table="subscriptions", s3_bucket=BUCKET,
        s3_key=extract_subscriptions(), redshift_conn_id="redshift", aws_conn_id="aws_lake",
        copy_options=["json 'auto'"], method="REPLACE"))
    loads >> refresh_mrr()


orders_elt()
