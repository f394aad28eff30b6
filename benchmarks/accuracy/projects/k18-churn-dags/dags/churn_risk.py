"""Score accounts and put the churn risk on the Intercom company.

Usage comes from the app database (read replica), support load from the warehouse.
"""
from __future__ import annotations

import pendulum
import requests
from airflow.decorators import dag, task
from airflow.hooks.base import BaseHook
from airflow.providers.amazon.aws.hooks.redshift_sql import RedshiftSQLHook
from airflow.providers.postgres.hooks.postgres import PostgresHook

from include.alerts import slack_failure

USAGE_SQL = """
    SELECT account_id, name, zendesk_org_id,
           COUNT(*) FILTER (WHERE at > now() - interval '14 days') AS recent,
           COUNT(*) FILTER (WHERE at <= now() - interval '14 days') AS before
    FROM usage_events JOIN accounts USING (account_id)
    WHERE at > now() - interval '28 days'
    GROUP BY 1, 2, 3
"""
SUPPORT_SQL = """
    SELECT org_id, COUNT(*) FROM support.tickets
    WHERE status <> 'closed' AND priority IN ('high', 'urgent') GROUP BY 1
"""


@dag(
    schedule="0 6 * * *",
    start_date=pendulum.datetime(2023, 3, 1, tz="UTC"),
    catchup=False,
    default_args={"retries": 1, "on_failure_callback": slack_failure},
)
def churn_risk():
    @task
    def usage() -> list[list]:
        rows = PostgresHook(postgres_conn_id="app_replica").get_records(USAGE_SQL)
        return [list(r) for r in rows]

    @task
    def support_load() -> dict[str, int]:
        rows = RedshiftSQLHook(redshift_conn_id="redshift_default").get_records(SUPPORT_SQL)
        return {str(org): n for org, n in rows}

    @task
    def score(usage_rows: list[list], load: dict[str, int]) -> list[dict]:
        out = []
        for account_id, name, org, recent, before in usage_rows:
            drop = 1 - recent / before if before else 0
            open_urgent = load.get(str(org), 0)
            risk = min(100, round(70 * max(drop, 0) + 10 * open_urgent))
            out.append({"company_id": str(account_id), "name": name,
                        "custom_attributes": {"churn_risk": risk, "urgent_tickets": open_urgent}})
        return out

    @task
    def push_to_intercom(companies: list[dict]) -> None:
        token = BaseHook.get_connection("intercom").password
        with requests.Session() as s:
            s.headers.update({"Authorization": f"Bearer {token}", "Intercom-Version": "2.9"})
            for c in companies:
                s.post("https://api.intercom.io/companies", json=c, timeout=30).raise_for_status()

    push_to_intercom(score(usage(), support_load()))


churn_risk()
