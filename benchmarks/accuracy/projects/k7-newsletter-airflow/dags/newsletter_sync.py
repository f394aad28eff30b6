"""
Newsletter sync

postgres (shop) -> klaviyo        buyers of yesterday
mailchimp -> postgres             unsubscribes of the old newsletter
"""
from datetime import datetime, timedelta

from airflow import DAG
from airflow.models import Variable
from airflow.operators.python import PythonOperator
from airflow.providers.postgres.hooks.postgres import PostgresHook
from airflow.providers.slack.hooks.slack_webhook import SlackWebhookHook

from include.klaviyo import KlaviyoClient
from include.legacy_mailchimp import fetch_unsubscribed

BUYERS_SQL = """
    SELECT c.email, c.first_name, c.last_name, sum(o.total) AS spent, max(o.created_at)::text AS last_order
      FROM customers c JOIN orders o ON o.customer_id = c.id
     WHERE o.created_at::date = %(day)s AND c.marketing_ok
     GROUP BY 1, 2, 3
"""


def complain(context):
    hook = SlackWebhookHook(slack_webhook_conn_id="slack_ops")
    hook.send(text=":fire: %s.%s failed" % (context["dag"].dag_id, context["task_instance"].task_id))


def extract_buyers(ds, ti, **_):
    hook = PostgresHook(postgres_conn_id="shop_db")
    rows = hook.get_records(BUYERS_SQL, parameters={"day": ds})
    ti.xcom_push(key="buyers", value=[
        dict(zip(("email", "first_name", "last_name", "spent", "last_order"), r)) for r in rows
    ])


def load_buyers(ti, **_):
    buyers = ti.xcom_pull(task_ids="extract_buyers", key="buyers") or []
    client = KlaviyoClient(Variable.get("klaviyo_private_key"))
    for b in buyers:
        client.upsert_profile(
            email=b["email"],
            first_name=b["first_name"],
            last_name=b["last_name"],
            properties={"spent": float(b["spent"]), "last_order": b["last_order"]},
        )


def store_unsubscribes(**_):
    rows = [(m["email_address"], m["last_changed"], m["unsubscribe_reason"]) for m in fetch_unsubscribed()]
    hook = PostgresHook(postgres_conn_id="shop_db")
    hook.insert_rows(
        table="marketing.unsubscribes",
        rows=rows,
        target_fields=["email", "changed_at", "reason"],
        replace=True,
        replace_index="email",
    )


with DAG(
    dag_id="newsletter_sync",
    start_date=datetime(2023, 3, 1),
    schedule_interval="30 5 * * *",
    catchup=False,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=10), "on_failure_callback": complain},
) as dag:
    unsubscribes = PythonOperator(task_id="store_unsubscribes", python_callable=store_unsubscribes)
    extract = PythonOperator(task_id="extract_buyers", python_callable=extract_buyers)
    load = PythonOperator(task_id="load_buyers", python_callable=load_buyers)

    unsubscribes >> extract >> load
