"""Budget pacing of running insertion orders, before the traders start."""
from __future__ import annotations

import json
from datetime import date, datetime, timedelta

import requests
from airflow.decorators import dag, task
from airflow.models import Variable
from airflow.providers.google.cloud.hooks.bigquery import BigQueryHook
from airflow.providers.salesforce.hooks.salesforce import SalesforceHook
from airflow.providers.slack.hooks.slack_webhook import SlackWebhookHook
from airflow.providers.snowflake.hooks.snowflake import SnowflakeHook

SPEND_SQL = """
select io_number, sum(spend) as spend from `ops-media.spend.daily_by_io`
where day between date_trunc(current_date(), month) and current_date() - 1 group by io_number
"""

MONDAY_MUTATION = """
mutation ($board: ID!, $item: ID!, $values: JSON!) {
  change_multiple_column_values(board_id: $board, item_id: $item, column_values: $values) { id }
}"""


@dag(schedule="0 6 * * 1-5", start_date=datetime(2024, 1, 8), catchup=False, tags=["trading"],
     default_args={"retries": 2, "retry_delay": timedelta(minutes=10)})
def pacing():

    @task
    def spend() -> dict[str, float]:
        hook = BigQueryHook(gcp_conn_id="bq_media", use_legacy_sql=False)
        return {io: float(s) for io, s in hook.get_records(SPEND_SQL)}

    @task
    def orders() -> list[dict]:
        sf = SalesforceHook(salesforce_conn_id="sf_media")
        res = sf.make_query(
            "SELECT IO_Number__c, Name, Budget__c, Start__c, End__c, Monday_Item__c "
            "FROM Insertion_Order__c WHERE Status__c = 'Live'")
        return [{k: v for k, v in r.items() if k != "attributes"} for r in res["records"]]

    @task
    def trader_hours() -> list:
        token = Variable.get("harvest_token")
        r = requests.get(
            "https://api.harvestapp.com/v2/reports/time/team",
            headers={"Authorization": f"Bearer {token}", "Harvest-Account-Id": Variable.get("harvest_account")},
            params={"from": f"{date.today():%Y%m}01", "to": f"{date.today():%Y%m%d}"},
        )
        r.raise_for_status()
        return r.json()["results"]

    @task
    def compute(spend_by_io: dict, live: list[dict], hours: list) -> list[dict]:
        if not hours:
            print("no hours yet this month")
        out = []
        for io in live:
            start, end = date.fromisoformat(io["Start__c"]), date.fromisoformat(io["End__c"])
            share = (date.today() - start).days / max((end - start).days, 1)
            target = (io["Budget__c"] or 0) * min(share, 1)
            spent = spend_by_io.get(io["IO_Number__c"], 0.0)
            out.append({"io": io["IO_Number__c"], "name": io["Name"], "item": io["Monday_Item__c"],
                        "pace": round(spent / target, 2) if target else None})
        return out

    @task
    def to_monday(paces: list[dict]) -> None:
        board = Variable.get("monday_pacing_board")
        for p in paces:
            if not p["item"] or p["pace"] is None:
                continue
            requests.post(
                "https://api.monday.com/v2",
                headers={"Authorization": Variable.get("monday_token"), "API-Version": "2024-04"},
                json={"query": MONDAY_MUTATION, "variables": {
                    "board": board, "item": p["item"], "values": json.dumps({"pace": p["pace"]})}},
                timeout=30,
            ).raise_for_status()

    @task
    def to_slack(paces: list[dict]) -> None:
        off = [p for p in paces if p["pace"] is not None and not 0.85 <= p["pace"] <= 1.1]
        if off:
            text = "\n".join(f"{p['name']} ({p['io']}): {p['pace']:.0%}" for p in off)
            SlackWebhookHook(slack_webhook_conn_id="slack_trading").send(text=text)

    @task(trigger_rule="all_done")
    def roll_snapshot() -> None:
        SnowflakeHook("snow_finance").run("insert into pacing_runs (ran_at, source) values (current_timestamp(), 'airflow')")

    paces = compute(spend(), orders(), trader_hours())
    [to_monday(paces), to_slack(paces)] >> roll_snapshot()


pacing()
