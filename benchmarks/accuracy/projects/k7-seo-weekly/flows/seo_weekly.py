import csv
import io
import os
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import requests
import snowflake.connector
from google.oauth2 import service_account
from googleapiclient.discovery import build
from prefect import flow, get_run_logger, task
from snowflake.connector.pandas_tools import write_pandas

SITE = "sc-domain:tidyshelf.example"
OUT = Path(__file__).resolve().parent.parent / "out"


@task(retries=2, retry_delay_seconds=60)
def search_console(days: int = 7) -> list:
    creds = service_account.Credentials.from_service_account_file(
        "sa.json", scopes=["https://www.googleapis.com/auth/webmasters.readonly"]
    )
    service = build("searchconsole", "v1", credentials=creds, cache_discovery=False)
    end = date.today() - timedelta(days=3)
    body = {
        "startDate": str(end - timedelta(days=days)),
        "endDate": str(end),
        "dimensions": ["date", "query", "page"],
        "rowLimit": 25000,
    }
    answer = service.searchanalytics().query(siteUrl=SITE, body=body).execute()
    return answer.get("rows", [])


@task
def semrush_gaps(domain: str, rivals: list) -> list:
    r = requests.get(
        "https://api.semrush.com/",
        params={
            "type": "domain_domains",
            "key": os.environ["SEMRUSH_KEY"],
            "domains": "|".join([f"*|or|{domain}"] + [f"+|or|{x}" for x in rivals]),
            "export_columns": "Ph,Nq,Kd,P0,P1",
            "database": "de",
            "display_limit": 200,
        },
        timeout=60,
    )
    r.raise_for_status()
    return list(csv.DictReader(io.StringIO(r.text), delimiter=";"))


@task
def to_snowflake(df: pd.DataFrame, table: str) -> int:
    con = snowflake.connector.connect(
        account=os.environ["SF_ACCOUNT"], user=os.environ["SF_USER"], password=os.environ["SF_PASSWORD"],
        warehouse="LOAD_WH", database="MARKETING", schema="SEO",
    )
    try:
        _, _, n, _ = write_pandas(con, df, table)
    finally:
        con.close()
    return n


@task
def monday_item(name: str, values: str) -> None:
    query = """mutation ($board: ID!, $name: String!, $values: JSON) {
      create_item (board_id: $board, item_name: $name, column_values: $values) { id } }"""
    requests.post(
        "https://api.monday.com/v2",
        json={"query": query, "variables": {"board": os.environ["MONDAY_BOARD"], "name": name, "values": values}},
        headers={"Authorization": os.environ["MONDAY_TOKEN"], "API-Version": "2024-01"},
        timeout=20,
    ).raise_for_status()


@flow(name="seo-weekly")
def seo_weekly(domain: str = "tidyshelf.example", rivals: tuple = ("shelfking.example", "regalio.example")):
    log = get_run_logger()

    rows = search_console()
    df = pd.DataFrame(
        [[*r["keys"], r["clicks"], r["impressions"], r["position"]] for r in rows],
        columns=["DAY", "QUERY", "PAGE", "CLICKS", "IMPRESSIONS", "POSITION"],
    )
    log.info("%d rows stored", to_snowflake(df, "SEARCH_CONSOLE"))

    rows = semrush_gaps(domain, list(rivals))
    df = pd.DataFrame(rows).rename(columns={"Keyword": "keyword", "Search Volume": "volume"})
    df["volume"] = df["volume"].astype(int)
    OUT.mkdir(exist_ok=True)
    df.to_csv(OUT / "gaps.csv", index=False)

    monday_item(f"Go through keyword gaps, week {date.today():%V}", "{}")


if __name__ == "__main__":
    seo_weekly()
