from datetime import datetime, timedelta

import requests
from airflow import DAG
from airflow.models import Variable
from airflow.operators.empty import EmptyOperator
from airflow.operators.python import PythonOperator
from airflow.providers.google.cloud.transfers.gcs_to_bigquery import GCSToBigQueryOperator
from airflow.providers.google.cloud.transfers.mysql_to_gcs import MySQLToGCSOperator
from airflow.providers.google.cloud.transfers.sftp_to_gcs import SFTPToGCSOperator
from airflow.providers.postgres.hooks.postgres import PostgresHook

BUCKET = "ops-landing"

default_args = {
    "owner": "data-ops",
    "retries": 2,
    "retry_delay": timedelta(minutes=5),
}


def pull_hours(ds, **kwargs):
    """Billable time of the day from Harvest."""
    headers = {
        "Authorization": "Bearer " + Variable.get("harvest_token"),
        "Harvest-Account-Id": Variable.get("harvest_account"),
        "User-Agent": "ops-airflow",
    }
    url = "https://api.harvestapp.com/v2/time_entries"
    params = {"from": ds, "to": ds}
    entries = []
    while url:
        r = requests.get(url, headers=headers, params=params, timeout=60)
        r.raise_for_status()
        body = r.json()
        entries.extend(body["time_entries"])
        url, params = body["links"]["next"], None
    return [
        {"person": e["user"]["id"], "project": e["project"]["code"], "hours": e["hours"], "billable": e["billable"]}
        for e in entries
    ]


def push_actuals(ti, ds, **kwargs):
    people = Variable.get("runn_people", deserialize_json=True)
    projects = Variable.get("runn_projects", deserialize_json=True)
    for h in ti.xcom_pull(task_ids="pull_hours"):
        minutes = int(h["hours"] * 60)
        requests.post(
            "https://api.runn.io/actuals/",
            headers={"Authorization": "Bearer " + Variable.get("runn_key"), "Accept-Version": "1.0.0"},
            json={
                "date": ds,
                "personId": people[str(h["person"])],
                "projectId": projects[h["project"]],
                "billableMinutes": minutes if h["billable"] else 0,
                "nonbillableMinutes": 0 if h["billable"] else minutes,
            },
            timeout=30,
        ).raise_for_status()


def pull_leave(ds, **kwargs):
    r = requests.get(
        "https://api.bamboohr.com/api/gateway.php/northpeak/v1/time_off/whos_out/",
        params={"start": ds, "end": ds},
        auth=(Variable.get("bamboo_key"), "x"),
        headers={"Accept": "application/json"},
        timeout=30,
    )
    r.raise_for_status()
    kwargs["ti"].xcom_push(key="leave", value=[(ds, p["employeeId"], p["name"]) for p in r.json() if p["type"] == "timeOff"])


def store_leave(ti, **kwargs):
    rows = ti.xcom_pull(task_ids="pull_leave", key="leave")
    hook = PostgresHook(postgres_conn_id="planning_db")
    hook.insert_rows("absence", rows, target_fields=["day", "employee_id", "name"], replace=True,
                     replace_index=["day", "employee_id"])


with DAG(
    dag_id="ops_nightly",
    default_args=default_args,
    schedule_interval="30 1 * * *",
    start_date=datetime(2022, 5, 1),
    catchup=False,
) as dag:
    start = EmptyOperator(task_id="start")

    # shop database -> lake -> warehouse
    shop_to_lake = MySQLToGCSOperator(
        task_id="shop_to_lake",
        mysql_conn_id="shop_replica",
        sql="SELECT * FROM orders WHERE DATE(updated_at) = '{{ ds }}'",
        bucket=BUCKET,
        filename="shop/orders/{{ ds }}/part-{}.json",
        export_format="json",
    )
    lake_to_bq = GCSToBigQueryOperator(
        task_id="lake_to_bq",
        bucket=BUCKET,
        source_objects=["shop/orders/{{ ds }}/*.json"],
        destination_project_dataset_table="ops.orders",
        source_format="NEWLINE_DELIMITED_JSON",
        write_disposition="WRITE_APPEND",
        autodetect=True,
    )

    # carrier invoices, archived only
    carrier_to_lake = SFTPToGCSOperator(
        task_id="carrier_to_lake",
        sftp_conn_id="carrier_sftp",
        source_path="/outgoing/invoices_*.csv",
        destination_bucket=BUCKET,
        destination_path="carrier/{{ ds }}/",
    )

    hours = PythonOperator(task_id="pull_hours", python_callable=pull_hours)
    actuals = PythonOperator(task_id="push_actuals", python_callable=push_actuals)
    leave = PythonOperator(task_id="pull_leave", python_callable=pull_leave)
    leave_db = PythonOperator(task_id="store_leave", python_callable=store_leave)

    start >> shop_to_lake >> lake_to_bq
    start >> carrier_to_lake
    start >> [hours, leave]
    hours >> actuals
    leave >> leave_db
