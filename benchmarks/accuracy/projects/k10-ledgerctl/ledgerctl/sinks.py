import os

import snowflake.connector
from google.cloud import bigquery

from .registry import sink


@sink("bigquery")
def to_bigquery(rows, table):
    client = bigquery.Client()
    job = client.load_table_from_json(
        rows,
        f"{client.project}.ledger.{table}",
        job_config=bigquery.LoadJobConfig(write_disposition="WRITE_APPEND", autodetect=True),
    )
    job.result()


@sink("snowflake")
def to_snowflake(rows, table):
    columns = list(rows[0])
    marks = ", ".join(["%s"] * len(columns))
    with snowflake.connector.connect(
        account=os.environ["SNOWFLAKE_ACCOUNT"],
        user=os.environ["SNOWFLAKE_USER"],
        password=os.environ["SNOWFLAKE_PASSWORD"],
        database="FINANCE",
        schema="LEDGER",
        warehouse="LOAD_XS",
    ) as conn:
        conn.cursor().executemany(
            f"insert into {table} ({', '.join(columns)}) values ({marks})",
            [tuple(r[c] for c in columns) for r in rows],
        )
