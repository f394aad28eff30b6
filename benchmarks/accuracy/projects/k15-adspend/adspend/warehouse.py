import os
from contextlib import contextmanager

import snowflake.connector
from snowflake.connector.pandas_tools import write_pandas


@contextmanager
def session():
    conn = snowflake.connector.connect(
        account=os.environ["SF_ACCOUNT"],
        user=os.environ["SF_USER"],
        password=os.environ["SF_PASSWORD"],
        warehouse="LOAD_WH",
        database="MARKETING",
        schema="SPEND",
    )
    try:
        yield conn
    finally:
        conn.close()


def append(df, table="DAILY_SPEND"):
    out = df.rename(columns=str.upper)
    with session() as conn:
        write_pandas(conn, out, table)


def overspend(day):
    with session() as conn:
        cur = conn.cursor()
        cur.execute(
            "SELECT s.campaign, s.cost, b.daily_budget FROM daily_spend s"
            " JOIN budgets b ON b.campaign = s.campaign"
            " WHERE s.day = %s AND s.cost > 1.2 * b.daily_budget",
            (day,),
        )
        return cur.fetchall()
