import os

import pyodbc
import snowflake.connector

from .registry import sink


@sink("snowflake")
def to_snowflake(table, rows):
    cols = list(rows[0])
    con = snowflake.connector.connect(
        account=os.environ["SF_ACCOUNT"], user=os.environ["SF_USER"], password=os.environ["SF_PASSWORD"],
        database="DWH", warehouse="LOAD_WH",
    )
    try:
        cur = con.cursor()
        cur.execute(f"DELETE FROM {table} WHERE ID IN ({','.join('%s' for _ in rows)})", [r["id"] for r in rows])
        cur.executemany(
            f"INSERT INTO {table} ({','.join(cols)}) VALUES ({','.join('%s' for _ in cols)})",
            [tuple(r[c] for c in cols) for r in rows],
        )
        con.commit()
    finally:
        con.close()


@sink("mssql")
def to_mssql(table, rows):
    cols = list(rows[0])
    with pyodbc.connect(
        "DRIVER={ODBC Driver 17 for SQL Server};SERVER=sql01.intern;DATABASE=Controlling;Trusted_Connection=yes"
    ) as con:
        cur = con.cursor()
        cur.fast_executemany = True
        cur.execute(f"TRUNCATE TABLE {table}")
        cur.executemany(f"INSERT INTO {table} ({','.join(cols)}) VALUES ({','.join('?' * len(cols))})",
                        [[r[c] for c in cols] for r in rows])
