"""Daily ad spend into the warehouse, weekly top list for the channel managers."""
from __future__ import annotations

import os

import pandas as pd
import pendulum
from airflow.decorators import dag, task
from google.cloud import bigquery
from slack_sdk.webhook import WebhookClient

from adlib import eur_rates, google_spend, meta_spend

TABLE = "acme-dwh.marketing.ad_spend"


@dag(schedule="0 5 * * *", start_date=pendulum.datetime(2024, 1, 1), catchup=False, tags=["marketing"])
def ad_spend():
    @task(retries=3)
    def google(ds: str = None) -> list[dict]:
        return google_spend("1234567890", ds)

    @task(retries=3)
    def meta(ds: str = None) -> list[dict]:
        return meta_spend("act_998877", ds)

    @task
    def rates(ds: str = None) -> dict:
        return eur_rates(ds)

    @task
    def to_euro(spend: list[list[dict]], fx: dict) -> list[dict]:
        rows = [r for part in spend for r in part]
        for r in rows:
            r["cost_eur"] = round(r["cost"] / fx[r["currency"]], 2)
        return rows

    @task
    def load(rows: list[dict]) -> None:
        df = pd.DataFrame(rows)
        df["day"] = pd.to_datetime(df["day"]).dt.date
        client = bigquery.Client()
        job = client.load_table_from_dataframe(
            df, TABLE, job_config=bigquery.LoadJobConfig(write_disposition="WRITE_APPEND")
        )
        job.result()

    @task
    def top_list() -> None:
        sql = f"""
            SELECT platform, campaign, SUM(cost_eur) AS eur
              FROM `{TABLE}`
             WHERE day >= DATE_SUB(CURRENT_DATE(), INTERVAL 7 DAY)
             GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 10
        """
        lines = [f"{r.platform}: {r.campaign} {r.eur:,.0f} EUR" for r in bigquery.Client().query(sql).result()]
        WebhookClient(os.environ["SLACK_WEBHOOK_URL"]).send(text="*Top campaigns, 7 days*\n" + "\n".join(lines))

    rows = to_euro([google(), meta()], rates())
    load(rows) >> top_list()


ad_spend()
