"""
Copy open + recently closed opportunities into Snowflake (RAW.SFDC.OPPORTUNITY) and
post the pipeline headline to the Revenue Ops channel in Teams.
"""
from __future__ import annotations

import os
from contextlib import contextmanager

import polars as pl
import requests
import snowflake.connector
from simple_salesforce import Salesforce
from snowflake.connector.pandas_tools import write_pandas

SOQL = """
SELECT Id, Name, StageName, Amount, CloseDate, Owner.Name, Account.Name, LastModifiedDate
FROM Opportunity
WHERE IsClosed = false OR CloseDate = LAST_N_DAYS:90
"""


def salesforce() -> Salesforce:
    return Salesforce(
        username=os.environ["SF_USER"],
        password=os.environ["SF_PASSWORD"],
        security_token=os.environ["SF_TOKEN"],
    )


@contextmanager
def snow():
    con = snowflake.connector.connect(
        account="xk41177.eu-central-1",
        user=os.environ["SNOW_USER"],
        password=os.environ["SNOW_PASSWORD"],
        warehouse="LOAD_WH",
        database="RAW",
        schema="SFDC",
    )
    try:
        yield con
    finally:
        con.close()


def extract(sf: Salesforce) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "ID": r["Id"],
                "NAME": r["Name"],
                "STAGE": r["StageName"],
                "AMOUNT": float(r["Amount"] or 0),
                "CLOSE_DATE": r["CloseDate"],
                "OWNER": (r["Owner"] or {}).get("Name"),
                "ACCOUNT": (r["Account"] or {}).get("Name"),
                "MODIFIED": r["LastModifiedDate"],
            }
            for r in sf.query_all_iter(SOQL)
        ]
    )


def clean(df: pl.DataFrame) -> pl.DataFrame:
    return (
        df.unique(subset="ID", keep="last")
        .with_columns(
            pl.col("CLOSE_DATE").str.to_date("%Y-%m-%d"),
            pl.col("STAGE").str.strip_chars().str.to_uppercase(),
        )
        .filter(pl.col("AMOUNT") >= 0)
    )


def load(con, df: pl.DataFrame) -> None:
    write_pandas(con, df.to_pandas(), "OPPORTUNITY", overwrite=True, auto_create_table=True)


def headline(con) -> tuple[int, float]:
    cur = con.cursor()
    cur.execute(
        "SELECT COUNT(*), COALESCE(SUM(AMOUNT * P.WEIGHT), 0) FROM OPPORTUNITY O "
        "JOIN MART.PUBLIC.STAGE_WEIGHT P ON P.STAGE = O.STAGE"
    )
    return cur.fetchone()


def push_scores(sf: Salesforce, con) -> None:
    cur = con.cursor(snowflake.connector.DictCursor)
    cur.execute("SELECT ID, SCORE FROM MART.PUBLIC.OPP_SCORE")
    sf.bulk.Opportunity.update([{"Id": r["ID"], "Score__c": r["SCORE"]} for r in cur])


def teams(n: int, weighted: float) -> None:
    card = {
        "@type": "MessageCard",
        "@context": "https://schema.org/extensions",
        "summary": "Pipeline",
        "themeColor": "2E7D32",
        "title": "Pipeline this morning",
        "text": f"{n} opportunities, weighted {weighted:,.0f} EUR",
    }
    requests.post(os.environ["TEAMS_WEBHOOK_URL"], json=card, timeout=20).raise_for_status()


def main() -> None:
    df = extract(salesforce()).pipe(clean)
    with snow() as con:
        load(con, df)
        teams(*headline(con))


if __name__ == "__main__":
    main()
