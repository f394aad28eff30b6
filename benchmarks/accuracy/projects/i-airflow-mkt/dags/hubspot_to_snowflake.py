import json
from datetime import datetime, timedelta

import pendulum
import requests
from airflow.decorators import dag, task
from airflow.models import Variable
from airflow.providers.amazon.aws.hooks.s3 import S3Hook
from airflow.providers.slack.notifications.slack_webhook import send_slack_webhook_notification
from airflow.providers.snowflake.hooks.snowflake import SnowflakeHook

BUCKET = "acme-marketing-raw"

default_args = {
    "retries": 2,
    "retry_delay": timedelta(minutes=5),
    "on_failure_callback": [send_slack_webhook_notification(slack_webhook_conn_id="slack_data", text="{{ ti.task_id }} failed in {{ dag.dag_id }}")],
}


@dag(schedule="@daily", start_date=pendulum.datetime(2023, 1, 1), catchup=False, default_args=default_args, tags=["marketing"])
def hubspot_to_snowflake():

    @task
    def extract(ds=None):
        token = Variable.get("hubspot_token")
        start = int(datetime.fromisoformat(ds).timestamp() * 1000)
        body = {
            "filterGroups": [{"filters": [{"propertyName": "hs_lastmodifieddate", "operator": "GTE", "value": start}]}],
            "properties": ["dealname", "amount", "dealstage", "closedate"],
            "limit": 100,
        }
        rows, after = [], None
        while True:
            if after:
                body["after"] = after
            r = requests.post("https://api.hubapi.com/crm/v3/objects/deals/search", json=body, headers={"Authorization": f"Bearer {token}"})
            r.raise_for_status()
            page = r.json()
            rows += [{"id": d["id"], **d["properties"]} for d in page["results"]]
            after = page.get("paging", {}).get("next", {}).get("after")
            if not after:
                break
        key = f"hubspot/deals/{ds}.jsonl"
        S3Hook("aws_default").load_string("\n".join(json.dumps(x) for x in rows), key, BUCKET, replace=True)
        return key

    @task
    def load(key):
        hook = SnowflakeHook("snowflake_mkt")
        hook.run([
            "CREATE TEMP TABLE stg LIKE raw.deals_json",
            f"COPY INTO stg FROM @raw.s3_marketing/{key} FILE_FORMAT=(TYPE=JSON)",
            "MERGE INTO crm.deals d USING (SELECT v:id::string id, v:dealname::string name, v:amount::number amount FROM stg) s "
            "ON d.id = s.id WHEN MATCHED THEN UPDATE SET d.name = s.name, d.amount = s.amount "
            "WHEN NOT MATCHED THEN INSERT (id, name, amount) VALUES (s.id, s.name, s.amount)",
        ])
        return key

    @task
    def count(key):
        text = S3Hook("aws_default").read_key(key, BUCKET)
        return len(text.splitlines())

    @task
    def log_run(n, ds=None):
        SnowflakeHook("snowflake_mkt").run("INSERT INTO ops.runs (dag, day, row_count) VALUES ('hubspot_deals', %(d)s, %(n)s)", parameters={"d": ds, "n": n})

    log_run(count(load(extract())))


hubspot_to_snowflake()
