from __future__ import annotations

import json

import pendulum
import stripe
from airflow.decorators import dag, task
from airflow.models import Variable
from airflow.providers.amazon.aws.hooks.s3 import S3Hook
from airflow.providers.snowflake.hooks.snowflake import SnowflakeHook

from include.netsuite import SuiteQL

INVOICES = """
SELECT id, tranid, entity, foreigntotal, trandate
FROM transaction
WHERE type = 'CustInvc' AND trandate = TO_DATE('{ds}', 'YYYY-MM-DD')
"""


@dag(
    schedule="30 4 * * *",
    start_date=pendulum.datetime(2023, 5, 1, tz="Europe/Amsterdam"),
    catchup=False,
    max_active_runs=1,
    tags=["finance"],
)
def revenue_daily():
    @task
    def balance_transactions(data_interval_start=None, data_interval_end=None) -> list[list]:
        stripe.api_key = Variable.get("stripe_restricted_key")
        rows = []
        it = stripe.BalanceTransaction.list(
            created={"gte": int(data_interval_start.timestamp()), "lt": int(data_interval_end.timestamp())},
            limit=100,
        )
        for bt in it.auto_paging_iter():
            rows.append([bt.id, bt.type, bt.amount, bt.fee, bt.currency, bt.source, bt.created])
        return rows

    @task
    def load(rows: list[list]) -> int:
        hook = SnowflakeHook(snowflake_conn_id="snowflake_fin")
        hook.insert_rows(
            table="FIN.RAW.STRIPE_BALANCE_TX",
            rows=rows,
            target_fields=["ID", "TYPE", "AMOUNT", "FEE", "CURRENCY", "SOURCE", "CREATED"],
        )
        return len(rows)

    @task
    def invoices_archive(ds=None):
        lines = [json.dumps(r) for r in SuiteQL().rows(INVOICES.format(ds=ds))]
        S3Hook("aws_archive").load_string(
            "\n".join(lines), key=f"netsuite/invoices/{ds}.jsonl", bucket_name="fin-archive-eu", replace=True
        )

    loaded = load(balance_transactions())
    loaded >> invoices_archive()


revenue_daily()
