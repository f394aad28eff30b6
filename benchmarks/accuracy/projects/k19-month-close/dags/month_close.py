from __future__ import annotations

import os
import re
from datetime import datetime, timezone

import pandas as pd
import pendulum
from airflow.decorators import dag, task
from airflow.models import Variable
from airflow.providers.slack.hooks.slack_webhook import SlackWebhookHook

from finance.sinks import archive, fill_sheet, replace_invoices
from finance.stripe_api import payouts_between
from finance.xero_api import invoices_between

WORKDIR = "/opt/airflow/work"


def alert(context):
    ti = context["task_instance"]
    SlackWebhookHook(slack_webhook_conn_id="slack_finance").send(
        text=f":red_circle: {ti.dag_id}.{ti.task_id} failed for {context['ds']}"
    )


@dag(
    schedule="0 6 2 * *",
    start_date=pendulum.datetime(2023, 1, 1, tz="Europe/London"),
    catchup=False,
    default_args={"retries": 2, "on_failure_callback": alert},
    tags=["finance"],
)
def month_close():
    @task
    def extract_invoices(data_interval_start=None, data_interval_end=None):
        rows = []
        for inv in invoices_between(data_interval_start, data_interval_end):
            if inv["Status"] in ("DELETED", "VOIDED", "DRAFT"):
                continue
            ms = int(re.search(r"\d+", inv["Date"]).group())
            rows.append(
                {
                    "invoice_id": inv["InvoiceID"],
                    "number": inv["InvoiceNumber"],
                    "contact": inv["Contact"]["Name"],
                    "total": inv["Total"],
                    "currency": inv["CurrencyCode"],
                    "issued": datetime.fromtimestamp(ms / 1000, timezone.utc).date().isoformat(),
                }
            )
        return rows

    @task
    def load_invoices(rows, data_interval_start=None):
        replace_invoices(data_interval_start.strftime("%Y-%m"), rows)

    @task
    def extract_payouts(data_interval_start=None, data_interval_end=None):
        path = os.path.join(WORKDIR, f"payouts-{data_interval_start:%Y-%m}.parquet")
        df = pd.DataFrame(payouts_between(data_interval_start, data_interval_end))
        df.to_parquet(path, index=False)
        return path

    @task
    def payouts_to_sheet(path):
        df = pd.read_parquet(path)
        by_currency = df.groupby("currency", as_index=False)["amount"].sum()
        fill_sheet(
            Variable.get("close_sheet"),
            "Payouts",
            list(by_currency.columns),
            by_currency.values.tolist(),
        )

    @task
    def archive_payouts(path):
        archive(path, "stripe/" + os.path.basename(path))

    load_invoices(extract_invoices())

    payouts = extract_payouts()
    payouts_to_sheet(payouts) >> archive_payouts(payouts)


month_close()
