"""Points of the loyalty club to the messaging tool, and the complaints tab for the club manager."""
from __future__ import annotations

import csv
import io
from datetime import timedelta
from itertools import islice

import pendulum
import requests
from airflow.decorators import dag, task
from airflow.models import Variable
from airflow.providers.google.suite.hooks.sheets import GSheetsHook
from airflow.providers.http.hooks.http import HttpHook
from airflow.providers.slack.hooks.slack_webhook import SlackWebhookHook
from airflow.providers.trino.hooks.trino import TrinoHook
from airflow.providers.zendesk.hooks.zendesk import ZendeskHook

PROGRAM = 3
LAST_BUY = """
    SELECT card_no, max(bon_ts) AS last_buy, arbitrary(home_store) AS home_store
      FROM hive.retail.receipts
     WHERE day >= DATE '{since}'
     GROUP BY card_no
"""


def shout(context):
    ti = context["task_instance"]
    SlackWebhookHook(slack_webhook_conn_id="slack_data_alerts").send(
        text=f":fire: {ti.dag_id}.{ti.task_id} failed: {context.get('exception')}"
    )


def batched(rows, n):
    it = iter(rows)
    while batch := list(islice(it, n)):
        yield batch


@dag(
    schedule="30 3 * * *",
    start_date=pendulum.datetime(2023, 5, 1, tz="Europe/Vienna"),
    catchup=False,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=10), "on_failure_callback": shout},
    tags=["crm", "loyalty"],
)
def loyalty():
    @task
    def balances() -> list[dict]:
        r = requests.get(
            f"https://drogerie.europe-west1.talon.one/v1/loyalty_programs/{PROGRAM}/export_customer_balances",
            headers={"Authorization": f"ManagementKey-v1 {Variable.get('talon_one_key')}"},
            timeout=300,
        )
        r.raise_for_status()
        return [
            {"card": row["customerprofileid"], "points": int(float(row["currentbalance"])), "pending": row["pendingbalance"]}
            for row in csv.DictReader(io.StringIO(r.text))
        ]

    @task
    def enrich(members: list[dict], ds=None) -> list[list[dict]]:
        since = pendulum.parse(ds).subtract(months=13).to_date_string()
        buys = TrinoHook(trino_conn_id="trino_lake").get_pandas_df(LAST_BUY.format(since=since)).set_index("card_no")
        out = []
        for m in members:
            if m["card"] not in buys.index:
                continue  # asleep, leave alone
            hit = buys.loc[m["card"]]
            out.append(
                {
                    "external_id": m["card"],
                    "loyalty_points": m["points"],
                    "last_purchase": hit["last_buy"].isoformat(),
                    "home_store": hit["home_store"],
                }
            )
        return list(batched(out, 75))

    @task(max_active_tis_per_dag=4)
    def push(app_group: str, batch: list[dict]) -> int:
        http = HttpHook(method="POST", http_conn_id="braze_rest")
        resp = http.run(
            "users/track",
            json={"attributes": [{**row, "_update_existing_only": True, "app_group": app_group} for row in batch]},
            headers={"Authorization": f"Bearer {Variable.get('braze_key')}"},
        )
        return resp.json()["attributes_processed"]

    @task
    def check(done: list[int], members: list[dict]):
        # churn in Braze is normal, half is not
        if sum(done) < len(members) / 2:
            raise ValueError("less than half of the members were accepted")

    @task
    def complaints(ds=None):
        tickets = ZendeskHook(zendesk_conn_id="zendesk_club").search_tickets(
            created_greater_than=ds, tags=["loyalty"], sort_by="created_at"
        )
        values = [[str(t.created_at)[:10], t.id, t.subject, t.status] for t in tickets]
        if values:
            GSheetsHook(gcp_conn_id="google_cloud_default").append_values(
                spreadsheet_id=Variable.get("club_sheet"), range_="Beschwerden!A:D", values=values
            )

    members = balances()
    done = push.partial(app_group="club-at").expand(batch=enrich(members))
    check(done, members) >> complaints()


loyalty()
