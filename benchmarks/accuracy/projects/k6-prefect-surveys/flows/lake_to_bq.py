import io
from datetime import date, timedelta

import pandas as pd
from google.cloud import bigquery
from prefect import flow, task
from prefect_gcp import GcpCredentials
from prefect_gcp.cloud_storage import GcsBucket


@task
def read_day(prefix: str, day: date) -> pd.DataFrame:
    lake = GcsBucket.load("survey-lake")
    raw = lake.read_path(f"{prefix}/{day:%Y-%m-%d}.ndjson")
    df = pd.read_json(io.BytesIO(raw), lines=True)
    df["_loaded"] = pd.Timestamp.utcnow()
    return df


@task
def append(df: pd.DataFrame, table: str) -> None:
    creds = GcpCredentials.load("cx-sa").get_credentials_from_service_account()
    client = bigquery.Client(credentials=creds, project="brightlamp-cx")
    job = client.load_table_from_dataframe(
        df, table, job_config=bigquery.LoadJobConfig(write_disposition="WRITE_APPEND")
    )
    job.result()


@flow
def lake_to_bq(day: date | None = None):
    day = day or date.today() - timedelta(days=1)
    for name in ("onboarding", "churn"):
        frame = read_day.submit(f"typeform/{name}", day)
        append.submit(frame, f"surveys.{name}").wait()


if __name__ == "__main__":
    lake_to_bq.serve(name="lake-to-bq", cron="30 5 * * *")
