"""Monthly close feeds.

invoices   NetSuite (SuiteQL) -> FINANCE.RAW.INVOICES, converted to EUR
payouts    Stripe -> landing bucket -> FINANCE.RAW.PAYOUTS
"""
from __future__ import annotations

import json
from datetime import timedelta

import pendulum
import requests
import stripe
from airflow.decorators import dag, task
from airflow.models import Variable
from airflow.operators.python import PythonOperator
from airflow.providers.amazon.aws.hooks.s3 import S3Hook
from airflow.providers.slack.operators.slack_webhook import SlackWebhookOperator
from airflow.providers.snowflake.hooks.snowflake import SnowflakeHook
from airflow.utils.email import send_email
from requests_oauthlib import OAuth1

BUCKET = "acme-finance-landing"
SUITEQL = """
    SELECT t.tranid, t.trandate, t.foreigntotal, c.symbol AS currency, e.entityid AS customer
    FROM transaction t JOIN currency c ON c.id = t.currency JOIN entity e ON e.id = t.entity
    WHERE t.type = 'CustInvc' AND t.trandate >= TO_DATE('{start}', 'YYYY-MM-DD')
"""


def _mail_unmatched(**context):
    hook = SnowflakeHook(snowflake_conn_id="snowflake_finance")
    rows = hook.get_records(
        "SELECT payout_id, amount FROM finance.marts.unmatched_payouts WHERE month = %s",
        parameters=(context["ds"][:7],),
    )
    if not rows:
        return
    lines = "".join(f"<li>{pid}: {amount:.2f}</li>" for pid, amount in rows)
    send_email(to=["controlling@acme.example"], subject="Unmatched payouts", html_content=f"<ul>{lines}</ul>")


@dag(
    schedule="0 4 1 * *",
    start_date=pendulum.datetime(2023, 1, 1, tz="Europe/Vienna"),
    catchup=False,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=10)},
    tags=["finance"],
)
def monthly_close():
    @task
    def netsuite_invoices(data_interval_start=None) -> list[dict]:
        account = Variable.get("netsuite_account")
        creds = Variable.get("netsuite_tba", deserialize_json=True)
        auth = OAuth1(
            creds["consumer_key"], creds["consumer_secret"], creds["token"], creds["token_secret"],
            realm=account, signature_method="HMAC-SHA256",
        )
        url = f"https://{account.lower()}.suitetalk.api.netsuite.com/services/rest/query/v1/suiteql"
        out, offset = [], 0
        while True:
            resp = requests.post(
                url,
                params={"limit": 1000, "offset": offset},
                headers={"Prefer": "transient"},
                json={"q": SUITEQL.format(start=data_interval_start.to_date_string())},
                auth=auth,
            )
            resp.raise_for_status()
            data = resp.json()
            out.extend(data["items"])
            if not data["hasMore"]:
                return out
            offset += 1000

    @task
    def fx_rates(ds=None) -> dict:
        resp = requests.get(
            f"https://api.exchangeratesapi.io/v1/{ds}",
            params={"access_key": Variable.get("fx_key"), "base": "EUR"},
        )
        return resp.json()["rates"]

    @task
    def load_invoices(invoices: list[dict], rates: dict) -> int:
        rows = [
            (
                i["tranid"],
                i["trandate"],
                i["customer"],
                i["currency"],
                round(float(i["foreigntotal"]) / rates[i["currency"]], 2),
            )
            for i in invoices
        ]
        SnowflakeHook(snowflake_conn_id="snowflake_finance").insert_rows(
            "FINANCE.RAW.INVOICES", rows, target_fields=["NUMBER", "DATE", "CUSTOMER", "CURRENCY", "TOTAL_EUR"]
        )
        return len(rows)

    @task
    def land_payouts(data_interval_start=None, data_interval_end=None) -> str:
        stripe.api_key = Variable.get("stripe_key")
        payouts = stripe.Payout.list(
            created={"gte": data_interval_start.int_timestamp, "lt": data_interval_end.int_timestamp},
            limit=100,
        )
        body = "\n".join(
            json.dumps({"id": p.id, "amount": p.amount / 100, "arrival": p.arrival_date})
            for p in payouts.auto_paging_iter()
        )
        key = f"stripe/payouts/{data_interval_start.format('YYYY-MM')}.jsonl"
        S3Hook("aws_landing").load_string(body, key=key, bucket_name=BUCKET, replace=True)
        return key

    @task
    def copy_payouts(key: str):
        text = S3Hook("aws_landing").read_key(key, bucket_name=BUCKET)
        records = [json.loads(line) for line in text.splitlines() if line]
        SnowflakeHook(snowflake_conn_id="snowflake_finance").insert_rows(
            "FINANCE.RAW.PAYOUTS",
            [(r["id"], r["amount"], r["arrival"]) for r in records],
            target_fields=["PAYOUT_ID", "AMOUNT", "ARRIVAL"],
        )

    unmatched = PythonOperator(task_id="mail_unmatched", python_callable=_mail_unmatched)
    done = SlackWebhookOperator(
        task_id="tell_finance",
        slack_webhook_conn_id="slack_finance",
        message="Feeds of the monthly close are in (run {{ ds }}). Please start the checklist.",
    )

    loaded = load_invoices(netsuite_invoices(), fx_rates())
    copied = copy_payouts(land_payouts())
    [loaded, copied] >> unmatched >> done


monthly_close()
