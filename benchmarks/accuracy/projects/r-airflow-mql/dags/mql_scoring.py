from datetime import datetime, timedelta

import pandas as pd
from airflow.decorators import dag, task
from airflow.operators.email import EmailOperator
from airflow.providers.amazon.aws.hooks.s3 import S3Hook
from airflow.providers.postgres.hooks.postgres import PostgresHook
from airflow.providers.slack.hooks.slack_webhook import SlackWebhookHook

from mkto.hook import MarketoHook
from mkto.operators import SalesforceToS3JsonOperator

BUCKET = "kestrel-crm-extracts"
USAGE = """
    select lower(u.email) as email, count(*) as events, max(e.created_at) as last_seen
    from events e join users u on u.id = e.user_id
    where e.created_at >= now() - interval '30 days'
    group by 1
"""
SOQL = (
    "SELECT Id, Email, Title, Account.NumberOfEmployees, LeadSource FROM Contact "
    "WHERE SystemModstamp >= {{ data_interval_start.isoformat() }}"
)


@dag(
    schedule="0 4 * * *",
    start_date=datetime(2024, 1, 1),
    catchup=False,
    default_args={"owner": "revops", "retries": 2, "retry_delay": timedelta(minutes=10)},
    tags=["marketing"],
)
def mql_scoring():
    extract = SalesforceToS3JsonOperator(
        task_id="contacts",
        soql=SOQL,
        bucket=BUCKET,
        key="contacts/{{ ds }}.jsonl",
    )

    @task
    def score(key: str) -> list:
        raw = S3Hook("aws_default").read_key(key, bucket_name=BUCKET)
        contacts = pd.read_json(raw, lines=True)
        usage = PostgresHook("product_ro").get_pandas_df(USAGE)
        contacts["email"] = contacts["Email"].str.lower()
        df = contacts.merge(usage, on="email", how="left")
        df["events"] = df["events"].fillna(0)
        size = df["Account"].apply(lambda a: (a or {}).get("NumberOfEmployees") or 0)
        df["fit"] = size.clip(upper=1000) / 20 + df["Title"].str.contains("head|director|vp", case=False, na=False) * 25
        df["engagement"] = df["events"].clip(upper=200) / 2
        return df[["email", "fit", "engagement"]].round(0).to_dict("records")

    @task
    def push(scores: list) -> dict:
        leads = [{"email": s["email"], "fitScore": s["fit"], "usageScore": s["engagement"]} for s in scores]
        return MarketoHook().upsert_leads(leads)

    @task
    def tell(counts: dict):
        SlackWebhookHook(slack_webhook_conn_id="slack_revops").send(
            text="Lead scores: " + ", ".join(f"{v} {k}" for k, v in counts.items())
        )

    failed = EmailOperator(
        task_id="failed",
        to="revops@kestrel.example",
        subject="mql_scoring failed {{ ds }}",
        html_content="See the task log.",
        trigger_rule="one_failed",
    )

    counts = push(score(extract.output))
    tell(counts) >> failed


mql_scoring()
