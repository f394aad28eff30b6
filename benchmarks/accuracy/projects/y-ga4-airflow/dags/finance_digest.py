from datetime import datetime

import requests
from airflow import DAG
from airflow.models import Variable
from airflow.operators.python import PythonOperator, ShortCircuitOperator
from airflow.providers.salesforce.hooks.salesforce import SalesforceHook
from airflow.providers.snowflake.hooks.snowflake import SnowflakeHook

SQL = """
    select channel, sum(revenue) as revenue, sum(sessions) as sessions
    from mart.web.channel_daily
    where day = '{}'
    group by 1 order by 2 desc
"""


def is_workday(ds, **_):
    return datetime.fromisoformat(ds).weekday() < 5


def check_targets(**_):
    hook = SalesforceHook(salesforce_conn_id="sfdc")
    got = hook.make_query("SELECT Id, Target__c FROM Quarter_Target__c WHERE IsCurrent__c = true")
    if got["totalSize"] != 1:
        raise ValueError("exactly one current quarter target expected, found %d" % got["totalSize"])


def query(ds, ti):
    df = SnowflakeHook("snowflake").get_pandas_df(SQL.format(ds))
    ti.xcom_push(key="total", value=float(df["REVENUE"].sum()))
    return df.head(10).to_dict("records")


def post(ti, ds):
    top = ti.xcom_pull(task_ids="query")
    total = ti.xcom_pull(task_ids="query", key="total")
    facts = [{"name": r["CHANNEL"], "value": f"{r['REVENUE']:,.0f}"} for r in top]
    card = {
        "@type": "MessageCard",
        "@context": "http://schema.org/extensions",
        "summary": "Revenue by channel",
        "title": f"Web revenue {ds}: {total:,.0f} EUR",
        "sections": [{"facts": facts}],
    }
    requests.post(Variable.get("teams_finance_webhook"), json=card, timeout=15).raise_for_status()


with DAG("finance_digest", schedule_interval="30 6 * * *", start_date=datetime(2024, 1, 1), catchup=False) as dag:
    gate = ShortCircuitOperator(task_id="workday", python_callable=is_workday)
    targets = PythonOperator(task_id="targets", python_callable=check_targets)
    q = PythonOperator(task_id="query", python_callable=query)
    p = PythonOperator(task_id="post", python_callable=post)
    gate >> targets >> q >> p
