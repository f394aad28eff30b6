import os

import requests
import snowflake.connector
from prefect import flow, get_run_logger, task

from lake.paths import landing
from lake.sources import census_runs

TABLES = {"klaviyo": "RAW.KLAVIYO_PROFILES", "braze": "RAW.BRAZE_CAMPAIGNS"}
CENSUS_SYNC = 48213


def connect():
    return snowflake.connector.connect(
        account=os.environ["SNOWFLAKE_ACCOUNT"],
        user=os.environ["SNOWFLAKE_USER"],
        password=os.environ["SNOWFLAKE_PASSWORD"],
        warehouse="LOADING",
        database="MARKETING",
    )


@task
def load(vendor: str, table: str):
    path = landing(vendor)
    with connect() as con, con.cursor() as cur:
        stage = f"@%{table.split('.')[1]}"
        cur.execute("USE SCHEMA RAW")
        cur.execute(f"PUT file://{path} {stage} OVERWRITE = TRUE")
        cur.execute(f"COPY INTO {table} FROM {stage} FILE_FORMAT = (TYPE = JSON)")


@task
def profile_growth():
    sql = """
        SELECT TO_DATE(v:created::timestamp) d, COUNT(DISTINCT v:id)
        FROM RAW.KLAVIYO_PROFILES GROUP BY 1 ORDER BY 1 DESC LIMIT 7
    """
    with connect() as con, con.cursor() as cur:
        return cur.execute(sql).fetchall()


@task
def announce(growth):
    lines = "\n".join(f"• {day}: {n} new profiles" for day, n in growth)
    requests.post(os.environ["SLACK_WEBHOOK_URL"], json={"text": f"*Profiles this week*\n{lines}"}).raise_for_status()


@task
def kick_census():
    runs = census_runs(CENSUS_SYNC)
    if runs and runs[0]["status"] == "working":
        get_run_logger().info("census is still busy")
        return
    requests.post(
        f"https://app.getcensus.com/api/v1/syncs/{CENSUS_SYNC}/trigger",
        headers={"Authorization": f"Bearer {os.environ['CENSUS_TOKEN']}"},
    ).raise_for_status()


@flow(name="load-marketing")
def load_all():
    for vendor, table in TABLES.items():
        load(vendor, table)
    announce(profile_growth())
    kick_census()


if __name__ == "__main__":
    load_all()
