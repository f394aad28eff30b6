"""The till supplier only does files.

One DAG per country:
    fetch  -> load      receipts from their server into the SQL Server of controlling
    prices -> deliver   price list from Exasol to their server
"""
import csv
import gzip
import os
from datetime import datetime

from airflow import DAG
from airflow.operators.python import PythonOperator, ShortCircuitOperator
from airflow.providers.exasol.hooks.exasol import ExasolHook
from airflow.providers.microsoft.mssql.hooks.mssql import MsSqlHook
from airflow.providers.sftp.hooks.sftp import SFTPHook

COUNTRIES = {"at": "POS_AT", "si": "POS_SI", "hr": "POS_HR"}
TMP = "/opt/airflow/exchange"
COLUMNS = ["store", "bon", "pos", "ean", "qty", "gross"]


def fetch(country, ds_nodash, **_):
    hook = SFTPHook(ssh_conn_id=f"pos_{country}")
    name = f"RCPT_{ds_nodash}.csv.gz"
    local = os.path.join(TMP, country, name)
    hook.retrieve_file(f"/export/{name}", local)
    return local


def load(path, table, **_):
    with gzip.open(path, "rt", encoding="cp1250", newline="") as fh:
        rows = [[line[c] for c in COLUMNS] for line in csv.DictReader(fh, delimiter=";")]
    MsSqlHook(mssql_conn_id="controlling").insert_rows(table, rows, target_fields=COLUMNS, commit_every=5000)


def anything_changed(country, ds, **_):
    n = ExasolHook("exasol_dwh").get_first(
        "SELECT count(*) FROM dwh.price_list WHERE country = {country} AND changed_on = {day}",
        parameters={"country": country, "day": ds},
    )[0]
    return n > 0


def prices(country, ds_nodash, ti, **_):
    rows = ExasolHook("exasol_dwh").get_records(
        "SELECT ean, gross, valid_from FROM dwh.price_list WHERE country = {country} AND valid_to IS NULL",
        parameters={"country": country},
    )
    local = os.path.join(TMP, country, f"PRICE_{ds_nodash}.csv")
    with open(local, "w", newline="", encoding="cp1250") as fh:
        w = csv.writer(fh, delimiter=";")
        w.writerow(["EAN", "PRICE", "FROM"])
        for ean, gross, valid_from in rows:
            w.writerow([ean, f"{gross:.2f}".replace(".", ","), valid_from])
    ti.xcom_push(key="price_file", value=local)


def deliver(country, ti, **_):
    local = ti.xcom_pull(task_ids="prices", key="price_file")
    SFTPHook(ssh_conn_id=f"pos_{country}").store_file(f"/import/{os.path.basename(local)}", local)


def build(country, schema):
    with DAG(
        f"pos_exchange_{country}",
        start_date=datetime(2022, 1, 1),
        schedule="0 5 * * *",
        catchup=False,
        default_args={"retries": 3},
    ) as dag:
        common = {"country": country}
        t_fetch = PythonOperator(task_id="fetch", python_callable=fetch, op_kwargs=common)
        t_load = PythonOperator(
            task_id="load",
            python_callable=load,
            op_args=["{{ ti.xcom_pull(task_ids='fetch') }}"],
            op_kwargs={"table": f"{schema}.dbo.receipts"},
        )
        t_changed = ShortCircuitOperator(task_id="changed", python_callable=anything_changed, op_kwargs=common)
        t_prices = PythonOperator(task_id="prices", python_callable=prices, op_kwargs=common)
        t_deliver = PythonOperator(task_id="deliver", python_callable=deliver, op_kwargs=common)

        t_fetch >> t_load >> t_changed >> t_prices >> t_deliver
    return dag


for _country, _schema in COUNTRIES.items():
    globals()[f"pos_exchange_{_country}"] = build(_country, _schema)
