"""Daily audience DAG: churn risk from BigQuery to Braze; events from Mixpanel to ClickHouse."""
import json
from datetime import datetime, timedelta

import pendulum
import requests
from airflow.decorators import dag, task
from airflow.hooks.base import BaseHook
from airflow.operators.python import PythonOperator
from airflow.providers.google.cloud.hooks.bigquery import BigQueryHook
from airflow.providers.slack.hooks.slack_webhook import SlackWebhookHook
from clickhouse_driver import Client

RISK_SQL = "SELECT user_id, score, plan FROM `acme.ml.churn_scores` WHERE day = @day AND score > 0.7"


def on_fail(context):
    SlackWebhookHook(slack_webhook_conn_id="slack_data").send(text=f"{context['task_instance'].task_id} failed")


def export_events(ds, **_):
    conn = BaseHook.get_connection("mixpanel")
    r = requests.get("https://data.mixpanel.com/api/2.0/export", auth=(conn.login, conn.password),
                     params={"from_date": ds, "to_date": ds, "event": json.dumps(["Signed Up", "Upgraded"])},
                     stream=True)
    r.raise_for_status()
    out = []
    for line in r.iter_lines():
        e = json.loads(line)
        p = e["properties"]
        out.append([e["event"], p["distinct_id"], p["time"], p.get("plan", "")])
    return out


def load_events(ti):
    rows = [tuple(r) for r in ti.xcom_pull(task_ids="export_events")]
    Client(host="clickhouse.internal").execute("INSERT INTO mp.events (event, uid, ts, plan) VALUES", rows)


@dag(schedule="0 4 * * *", start_date=pendulum.datetime(2024, 1, 1, tz="UTC"), catchup=False,
     default_args={"retries": 2, "retry_delay": timedelta(minutes=5), "on_failure_callback": on_fail})
def audience():

    @task
    def at_risk(ds=None):
        sql = RISK_SQL.replace("@day", f"'{ds}'")
        df = BigQueryHook(gcp_conn_id="gcp", use_legacy_sql=False).get_pandas_df(sql, dialect="standard")
        return df.to_dict("records")

    @task
    def chunk(records, size=75):
        return [records[i:i + size] for i in range(0, len(records), size)]

    @task(max_active_tis_per_dag=2)
    def to_braze(users):
        conn = BaseHook.get_connection("braze")
        attrs = [{"external_id": str(u["user_id"]), "churn_score": u["score"], "churn_plan": u["plan"]} for u in users]
        requests.post("https://rest.fra-01.braze.eu/users/track", json={"attributes": attrs},
                      headers={"Authorization": f"Bearer {conn.password}"}, timeout=60).raise_for_status()
        return len(attrs)

    to_braze.expand(users=chunk(at_risk()))

    events = PythonOperator(task_id="export_events", python_callable=export_events)
    load = PythonOperator(task_id="load_events", python_callable=load_events)
    events >> load


audience()
