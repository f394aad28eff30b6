import os
from datetime import date, timedelta
from typing import Optional

import pandas as pd
from google.cloud import bigquery
from prefect import flow, get_run_logger, task

from adspend import google, meta, rates

TABLE = "acme-bi.marketing.ad_spend_daily"


@task(retries=3, retry_delay_seconds=60)
def google_costs(day: str) -> list:
    return google.campaign_costs(os.environ["GOOGLE_ADS_CUSTOMER"], day)


@task(retries=3, retry_delay_seconds=60)
def meta_costs(day: str) -> list:
    return meta.campaign_costs(os.environ["META_ACCOUNT"], day)


@task
def rate(day: str) -> float:
    return rates.usd_to_eur(day)


@task
def combine(ours: list, theirs: list, fx: float) -> pd.DataFrame:
    df = pd.concat([pd.DataFrame(ours), pd.DataFrame(theirs)], ignore_index=True)
    # Meta account is billed in USD
    df.loc[df["channel"] == "meta", "cost"] *= fx
    df["cost"] = df["cost"].round(2)
    return df.groupby(["day", "channel", "campaign"], as_index=False)[["cost", "clicks"]].sum()


@task
def store(df: pd.DataFrame) -> None:
    client = bigquery.Client()
    client.load_table_from_dataframe(df, TABLE).result()


@flow(name="ad-spend")
def ad_spend(day: Optional[str] = None):
    day = day or (date.today() - timedelta(days=1)).isoformat()
    g = google_costs.submit(day)
    m = meta_costs.submit(day)
    fx = rate(day)
    df = combine(g.result(), m.result(), fx)
    store(df)
    get_run_logger().info("%s: %d campaigns", day, len(df))


if __name__ == "__main__":
    ad_spend()
