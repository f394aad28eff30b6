"""old style dag, please do not convert, works  -- J."""
from datetime import datetime, timedelta

import requests
from airflow import DAG
from airflow.models import Variable
from airflow.operators.python import PythonOperator
from airflow.providers.google.suite.hooks.sheets import GSheetsHook
from airflow.providers.snowflake.hooks.snowflake import SnowflakeHook

SHEET = "1kQ9revenueboardXXXXXXXXXXXXXXXX"


def collect_revenue(**ctx):
    rows = SnowflakeHook("snowflake_fin").get_records(
        "select month, sum(net) / 100, count(*) from fin.marts.revenue_month group by 1 order by 1")
    ctx["ti"].xcom_push(key="table", value=[[str(m), float(n), c] for m, n, c in rows])


def collect_incidents(**ctx):
    r = requests.get(
        "https://api.pagerduty.com/incidents",
        headers={"Authorization": "Token token=" + Variable.get("pd_token"),
                 "Accept": "application/vnd.pagerduty+json;version=2"},
        params={"statuses[]": ["triggered", "acknowledged"], "limit": 100},
    )
    r.raise_for_status()
    ctx["ti"].xcom_push(key="table", value=[(i["incident_number"], i["title"], i["urgency"])
                                            for i in r.json()["incidents"]])


def write_sheet(ti, **_):
    table = ti.xcom_pull(task_ids="collect_revenue", key="table")
    GSheetsHook(gcp_conn_id="google_sheets").update_values(
        spreadsheet_id=SHEET, range_="month!A2", values=table)


def post_teams(ti, **_):
    table = ti.xcom_pull(task_ids="collect_incidents", key="table")
    text = "<br>".join("#%s %s (%s)" % tuple(t) for t in table) or "nothing open"
    requests.post(Variable.get("teams_ops_webhook"), json={
        "@type": "MessageCard", "@context": "http://schema.org/extensions",
        "summary": "open incidents", "title": "Open incidents", "text": text})


with DAG("ops_digest", start_date=datetime(2021, 2, 1), schedule_interval="0 7 * * 1-5", catchup=False,
         default_args={"retries": 2, "retry_delay": timedelta(minutes=5)}) as dag:
    a = PythonOperator(task_id="collect_revenue", python_callable=collect_revenue)
    b = PythonOperator(task_id="collect_incidents", python_callable=collect_incidents)
    c = PythonOperator(task_id="write_sheet", python_callable=write_sheet)
    d = PythonOperator(task_id="post_teams", python_callable=post_teams)
    [a, b] >> c >> d
