"""Daily spend of both networks to the warehouse, budget alarm for Google only
(the Meta budgets live with the agency)."""
import os

import gspread
import pendulum
from airflow.decorators import dag, task
from google.cloud import bigquery
from slack_sdk import WebClient

from adlib import campaign_costs, insights

CUSTOMER = "4411220099"
ACCOUNT = "220118822"


@dag(
    schedule="0 5 * * *",
    start_date=pendulum.datetime(2023, 9, 1, tz="Europe/Berlin"),
    catchup=False,
    tags=["ads", "spend"],
)
def ads_spend():
    @task(retries=3)
    def google(ds=None):
        return campaign_costs(CUSTOMER, ds)

    @task(retries=3)
    def meta(ds=None):
        return insights(ACCOUNT, ds)

    @task
    def budgets():
        gc = gspread.service_account("/opt/airflow/secrets/sheets.json")
        sheet = gc.open("Paid media budgets 2024").sheet1
        return {str(r["campaign_id"]): float(r["daily_budget"]) for r in sheet.get_all_records()}

    @task
    def load(rows, table):
        client = bigquery.Client(project="acme-dwh")
        job = client.load_table_from_json(
            rows, f"acme-dwh.ads.{table}",
            job_config=bigquery.LoadJobConfig(write_disposition="WRITE_APPEND"),
        )
        job.result()

    @task
    def alarm(spend, limits):
        over = [s for s in spend if s["cost"] > limits.get(s["campaign_id"], float("inf"))]
        if not over:
            return
        lines = ["• {campaign}: {cost:.2f} EUR".format(**s) for s in over]
        WebClient(token=os.environ["SLACK_BOT_TOKEN"]).chat_postMessage(
            channel="#paid-media", text="Over budget yesterday:\n" + "\n".join(lines))

    g = google()
    m = meta()
    load.override(task_id="load_google")(g, "google_campaigns")
    load.override(task_id="load_meta")(m, "meta_campaigns")
    alarm(g, budgets())


ads_spend()
