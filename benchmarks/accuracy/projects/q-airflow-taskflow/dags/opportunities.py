from __future__ import annotations

import pendulum
from airflow.decorators import dag, task
from airflow.providers.postgres.hooks.postgres import PostgresHook
from airflow.providers.salesforce.hooks.salesforce import SalesforceHook
from airflow.providers.snowflake.hooks.snowflake import SnowflakeHook

from common import notify, rows


@dag(
    schedule="0 5 * * *",
    start_date=pendulum.datetime(2024, 1, 1, tz="Europe/Berlin"),
    catchup=False,
    default_args={"retries": 2, "on_failure_callback": notify.on_failure},
    tags=["revops"],
)
def opportunities():
    @task
    def extract(ds: str | None = None) -> list[dict]:
        hook = SalesforceHook(salesforce_conn_id="salesforce_prod")
        result = hook.make_query(rows.soql(ds))
        return [{k: v for k, v in r.items() if k != "attributes"} for r in result["records"]]

    @task
    def load(records: list[dict]) -> int:
        hook = SnowflakeHook(snowflake_conn_id="snowflake_dwh")
        hook.run("DELETE FROM RAW.OPPORTUNITY_STAGE")
        hook.insert_rows("RAW.OPPORTUNITY_STAGE", rows.tuples(records),
                         target_fields=rows.OPPORTUNITY_FIELDS)
        return len(records)

    @task
    def announce(records: list[dict], loaded: int) -> None:
        won = rows.total(records)
        if won:
            notify.post(f"{loaded} opportunities changed yesterday, won: {won:,.2f} EUR")

    @task
    def check_targets() -> None:
        hook = PostgresHook(postgres_conn_id="planning")
        missing = hook.get_first("SELECT count(*) FROM targets WHERE amount IS NULL")[0]
        if missing:
            raise ValueError("targets without amount")

    records = extract()
    loaded = load(records)
    check_targets() >> loaded
    announce(records, loaded)


opportunities()
