import os

import snowflake.connector


def _conn():
    return snowflake.connector.connect(
        account=os.environ["SF_ACCOUNT"],
        user=os.environ["SF_USER"],
        password=os.environ["SF_PASSWORD"],
        warehouse="LOAD_WH",
        database="MARKETING",
        schema="RAW",
    )


def copy_into(table, key):
    sql = f"""
        COPY INTO RAW.{table} FROM @RAW.MK_STAGE/{key}
        FILE_FORMAT = (TYPE = PARQUET) MATCH_BY_COLUMN_NAME = CASE_INSENSITIVE
    """
    with _conn() as c:
        cur = c.cursor()
        cur.execute(sql)
        res = cur.fetchall()
        print(res)
    return key


def refresh_mart(**_):
    with _conn() as c:
        c.cursor().execute("CALL MART.REFRESH_CHANNEL_PERFORMANCE()")
