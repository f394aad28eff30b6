import os

import pandas as pd
import snowflake.connector


def query(sql, **params):
    con = snowflake.connector.connect(
        account=os.environ["SNOWFLAKE_ACCOUNT"],
        user=os.environ["SNOWFLAKE_USER"],
        password=os.environ["SNOWFLAKE_PASSWORD"],
        warehouse="ANALYST_WH",
        database="PROD",
    )
    try:
        cur = con.cursor()
        cur.execute(sql, params)
        df = cur.fetch_pandas_all()
        df.columns = [c.lower() for c in df.columns]
        return df
    finally:
        con.close()
