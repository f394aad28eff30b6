"""Small wrappers so that flows do not touch os.environ."""
import os
from contextlib import contextmanager

import httpx
import snowflake.connector


@contextmanager
def warehouse():
    conn = snowflake.connector.connect(
        account=os.environ["SNOWFLAKE_ACCOUNT"],
        user=os.environ["SNOWFLAKE_USER"],
        password=os.environ["SNOWFLAKE_PASSWORD"],
        warehouse="TRANSFORM",
        database="CX",
        schema="NPS",
    )
    try:
        yield conn
    finally:
        conn.close()


def intercom() -> httpx.Client:
    return httpx.Client(
        base_url="https://api.intercom.io",
        headers={"Authorization": f"Bearer {os.environ['INTERCOM_TOKEN']}", "Intercom-Version": "2.5"},
    )
