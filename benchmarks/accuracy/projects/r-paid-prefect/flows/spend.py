from datetime import date, timedelta

import pandas as pd
import requests
import snowflake.connector
from prefect import flow, get_run_logger, task
from prefect.blocks.system import JSON, Secret
from snowflake.connector.pandas_tools import write_pandas

from sources import ALL


@task(retries=3, retry_delay_seconds=60)
def extract(name: str, start: date, end: date) -> pd.DataFrame:
    cfg = JSON.load(f"ads-{name}").value
    df = pd.DataFrame(list(ALL[name](cfg, start, end)))
    df["CHANNEL"] = name
    return df


@task
def rates(day: date) -> float:
    r = requests.get(f"https://api.frankfurter.app/{day}", params={"from": "USD", "to": "EUR"}, timeout=15)
    r.raise_for_status()
    return r.json()["rates"]["EUR"]


@task
def normalise(frames: list, usd_eur: float) -> pd.DataFrame:
    df = pd.concat(frames, ignore_index=True)
    usd = df["CHANNEL"].eq("microsoft")
    df.loc[usd, "SPEND"] = df.loc[usd, "SPEND"] * usd_eur
    df["DATE"] = pd.to_datetime(df["DATE"]).dt.date
    return df


@task
def load(df: pd.DataFrame) -> int:
    conn = snowflake.connector.connect(
        account="ab12345.eu-central-1",
        user="PREFECT",
        password=Secret.load("snowflake-password").get(),
        warehouse="LOAD_WH",
        database="MARKETING",
        schema="RAW",
    )
    try:
        ok, _, nrows, _ = write_pandas(conn, df, "PAID_SPEND")
        return nrows
    finally:
        conn.close()


@task
def refresh_dashboard():
    token = Secret.load("metabase-session").get()
    requests.post(
        "https://metabase.acornwear.example/api/dashboard/14/refresh",
        headers={"X-Metabase-Session": token},
        timeout=30,
    )


@flow(name="paid-spend")
def paid_spend(days: int = 3):
    log = get_run_logger()
    end = date.today() - timedelta(days=1)
    start = end - timedelta(days=days - 1)
    frames = [extract.submit(name, start, end) for name in ALL]
    df = normalise([f.result() for f in frames], rates(end))
    n = load(df)
    log.info("%s rows", n)
    refresh_dashboard()


if __name__ == "__main__":
    paid_spend.serve(name="daily", cron="30 5 * * *")
