import pandas as pd
from google.cloud import bigquery

from .registry import SpendRow
from .settings import settings


def load_rows(rows: list[SpendRow]) -> int:
    df = pd.DataFrame([r.model_dump() for r in rows])
    if df.empty:
        return 0
    df["cpc"] = (df["cost"] / df["clicks"].where(df["clicks"] > 0)).round(4)
    client = bigquery.Client()
    job = client.load_table_from_dataframe(
        df,
        settings.bq_table,
        job_config=bigquery.LoadJobConfig(write_disposition="WRITE_APPEND"),
    )
    job.result()
    return len(df)


def month_to_date() -> dict[str, float]:
    sql = f"""
        SELECT channel, SUM(cost) AS cost
        FROM `{settings.bq_table}`
        WHERE day >= DATE_TRUNC(CURRENT_DATE(), MONTH)
        GROUP BY channel
    """
    return {row["channel"]: float(row["cost"]) for row in bigquery.Client().query(sql).result()}
