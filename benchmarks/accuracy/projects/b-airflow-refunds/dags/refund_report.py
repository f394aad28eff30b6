from __future__ import annotations

import io
import json
from datetime import datetime, timedelta

import pandas as pd
from airflow.decorators import dag, task
from airflow.models import Variable
from airflow.providers.amazon.aws.hooks.s3 import S3Hook
from airflow.providers.http.hooks.http import HttpHook
from airflow.providers.postgres.hooks.postgres import PostgresHook
from airflow.providers.slack.notifications.slack import send_slack_notification

BUCKET = "acme-finance-exports"

default_args = {
    "owner": "finance-data",
    "retries": 2,
    "retry_delay": timedelta(minutes=5),
    "on_failure_callback": [
        send_slack_notification(
            slack_conn_id="slack_fin",
            text="{{ ti.task_id }} of refund_report failed",
            channel="#finance-data",
        )
    ],
}


@dag(schedule="0 5 * * *", start_date=datetime(2024, 1, 1), catchup=False, default_args=default_args, tags=["finance"])
def refund_report():
    @task
    def shop_refunds(ds=None) -> list[dict]:
        hook = PostgresHook(postgres_conn_id="shop_replica")
        df = hook.get_pandas_df(
            """
            select r.id, r.order_id, r.amount_cents, r.currency, r.psp_reference, o.country
            from refunds r join orders o on o.id = r.order_id
            where r.created_at::date = %(day)s
            """,
            parameters={"day": ds},
        )
        return df.to_dict("records")

    @task
    def psp_refunds(ds=None) -> dict:
        http = HttpHook(method="GET", http_conn_id="mollie_api")
        token = Variable.get("mollie_token")
        found, endpoint = {}, "/v2/refunds?limit=250"
        while endpoint:
            body = http.run(endpoint, headers={"Authorization": f"Bearer {token}"}).json()
            for r in body["_embedded"]["refunds"]:
                if r["createdAt"][:10] < ds:
                    return found
                found[r["id"]] = {"status": r["status"], "value": float(r["amount"]["value"])}
            nxt = body["_links"].get("next")
            endpoint = nxt["href"].split("mollie.com", 1)[1] if nxt else None
        return found

    @task
    def compare(shop: list[dict], psp: dict) -> list[dict]:
        out = []
        for row in shop:
            other = psp.get(row["psp_reference"])
            row["psp_status"] = other["status"] if other else "missing"
            row["difference"] = round(row["amount_cents"] / 100 - (other["value"] if other else 0), 2)
            out.append(row)
        return out

    @task
    def store(rows: list[dict], ds=None) -> str:
        buf = io.BytesIO()
        pd.DataFrame(rows).to_parquet(buf, index=False)
        key = f"refunds/day={ds}/part-0.parquet"
        S3Hook(aws_conn_id="aws_fin").load_bytes(buf.getvalue(), key=key, bucket_name=BUCKET, replace=True)
        return key

    @task
    def open_ticket(rows: list[dict], key: str, ds=None):
        bad = [r for r in rows if r["difference"]]
        if not bad:
            return
        payload = {
            "fields": {
                "project": {"key": "FINOPS"},
                "issuetype": {"name": "Task"},
                "summary": f"Refund differences {ds}: {len(bad)} cases",
                "description": "\n".join(f"* order {r['order_id']}: {r['difference']} {r['currency']}" for r in bad),
                "labels": ["refunds", key.split("/")[0]],
            }
        }
        HttpHook(method="POST", http_conn_id="jira_cloud").run(
            "/rest/api/2/issue", data=json.dumps(payload), headers={"Content-Type": "application/json"}
        )

    rows = compare(shop_refunds(), psp_refunds())
    key = store(rows)
    open_ticket(rows, key)


refund_report()
