from datetime import datetime

from airflow import DAG
from airflow.operators.python import PythonOperator
from airflow.providers.postgres.hooks.postgres import PostgresHook

from mkto.operators import MarketoUnsubscribesToSalesforceOperator


def write_stat(ti, ds, **_):
    n = ti.xcom_pull(task_ids="to_salesforce")
    PostgresHook("revops").run("insert into unsub_stats (day, n) values (%s, %s)", parameters=(ds, n))


with DAG("unsubscribes", schedule="@hourly", start_date=datetime(2024, 1, 1), catchup=False) as dag:
    sync = MarketoUnsubscribesToSalesforceOperator(task_id="to_salesforce", since="{{ data_interval_start.isoformat() }}")
    stat = PythonOperator(task_id="stat", python_callable=write_stat)
    sync >> stat
