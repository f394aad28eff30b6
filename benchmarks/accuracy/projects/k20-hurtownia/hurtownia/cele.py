import os
from contextlib import contextmanager

import clickhouse_connect
import pandas as pd
import snowflake.connector
from snowflake.connector.pandas_tools import write_pandas


@contextmanager
def snow():
    conn = snowflake.connector.connect(
        account=os.environ["SNOW_ACCOUNT"],
        user=os.environ["SNOW_USER"],
        password=os.environ["SNOW_PASSWORD"],
        warehouse="LADUJ_WH",
        database="HURTOWNIA",
        schema="RAW",
    )
    try:
        yield conn
    finally:
        conn.close()


def do_snowflake(df: pd.DataFrame, tabela: str):
    df.columns = [c.upper() for c in df.columns]
    with snow() as conn:
        write_pandas(conn, df, tabela, auto_create_table=True)


def do_clickhouse(df: pd.DataFrame, tabela: str):
    ch = clickhouse_connect.get_client(host=os.environ["CH_HOST"], password=os.environ["CH_PASSWORD"])
    ch.command(f"TRUNCATE TABLE IF EXISTS {tabela}")
    ch.insert_df(tabela, df)


CELE = {"snowflake": do_snowflake, "clickhouse": do_clickhouse}
