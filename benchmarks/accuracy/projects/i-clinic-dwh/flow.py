"""Nightly load of the clinic group's warehouse.

PMS (SQL Server, one per site) -> Postgres staging -> stored proc -> site managers' numbers.
Survey answers come from JotForm.
"""
from __future__ import annotations

import io
import os
from datetime import date, timedelta

import pandas as pd
import psycopg2
import requests
import sqlalchemy as sa
from prefect import flow, get_run_logger, task
from prefect.task_runners import ConcurrentTaskRunner

SITES = {
    "north": "mssql+pyodbc://ro:{pw}@pms-north/PMS?driver=ODBC+Driver+18+for+SQL+Server",
    "harbour": "mssql+pyodbc://ro:{pw}@pms-harbour/PMS?driver=ODBC+Driver+18+for+SQL+Server",
}
DWH = os.getenv("DWH_URL", "postgresql://etl@dwh/clinic")
TABLES = {"Appointment": ["AppointmentID", "PatientID", "StartsAt", "State"], "Invoice": ["InvoiceID", "PatientID", "Total", "PaidAt"]}


@task(retries=2, retry_delay_seconds=120)
def extract(site: str, table: str, day: date) -> pd.DataFrame:
    eng = sa.create_engine(SITES[site].format(pw=os.environ["PMS_RO_PASSWORD"]))
    stamp = "StartsAt" if table == "Appointment" else "PaidAt"
    q = sa.text(f"SELECT {', '.join(TABLES[table])} FROM dbo.{table} WHERE CAST({stamp} AS date) = :d")
    df = pd.read_sql(q, eng, params={"d": day})
    return df.assign(site=site)


@task
def copy_in(frames: list[pd.DataFrame], table: str) -> int:
    df = pd.concat(frames, ignore_index=True)
    buf = io.StringIO()
    df.to_csv(buf, index=False, header=False)
    buf.seek(0)
    with psycopg2.connect(DWH) as con, con.cursor() as cur:
        cur.execute(f"truncate stg.{table.lower()}")
        cur.copy_expert(f"copy stg.{table.lower()} from stdin with csv", buf)
    return len(df)


@task
def surveys(day: date):
    log = get_run_logger()
    r = requests.get(f"https://api.jotform.com/form/{os.environ['JOTFORM_FORM']}/submissions",
                     params={"apiKey": os.environ["JOTFORM_KEY"], "filter": '{"created_at:gt":"%s"}' % day, "limit": 1000})
    subs = r.json()["content"]
    log.info("%d surveys", len(subs))
    return [(s["id"], s["created_at"], s["answers"]["3"].get("answer"), s["answers"]["5"].get("answer")) for s in subs]


@task
def save_surveys(rows):
    with psycopg2.connect(DWH) as con, con.cursor() as cur:
        cur.executemany("insert into stg.survey (id, at, site, nps) values (%s,%s,%s,%s) on conflict (id) do nothing", rows)


@task
def transform(day: date):
    with psycopg2.connect(DWH) as con, con.cursor() as cur:
        cur.execute("call dwh.load_day(%s)", (day,))


@task
def report(day: date, loaded: dict[str, int]):
    with psycopg2.connect(DWH) as con, con.cursor() as cur:
        cur.execute("select site, visits, revenue, nps from dwh.daily_summary(%s)", (day,))
        rows = cur.fetchall()
    lines = [f"{site}: {visits} visits, {revenue:,.0f} €, NPS {nps}" for site, visits, revenue, nps in rows]
    requests.post("https://api.mailgun.net/v3/mg.clinics.example/messages", auth=("api", os.environ["MAILGUN_KEY"]), data={
        "from": "dwh@clinics.example", "to": os.environ["REPORT_TO"], "subject": f"Clinic numbers {day}",
        "text": "\n".join(lines) + f"\n\nrows loaded: {loaded}"})


@flow(task_runner=ConcurrentTaskRunner())
def nightly(day: date | None = None):
    day = day or date.today() - timedelta(days=1)
    loaded = {}
    for table in TABLES:
        futures = [extract.submit(site, table, day) for site in SITES]
        loaded[table] = copy_in([f.result() for f in futures], table)
    save_surveys(surveys(day))
    transform(day)
    report(day, loaded)


if __name__ == "__main__":
    nightly()
