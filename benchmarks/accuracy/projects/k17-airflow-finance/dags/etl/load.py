import io

import requests
from airflow.models import Variable
from airflow.providers.amazon.aws.hooks.s3 import S3Hook
from airflow.providers.snowflake.hooks.snowflake import SnowflakeHook
from snowflake.connector.pandas_tools import write_pandas


def frame_to_s3(df, key: str, bucket: str = "acme-finance-lake") -> str:
    buf = io.BytesIO()
    df.to_parquet(buf, index=False)
    S3Hook(aws_conn_id="aws_lake").load_bytes(
        buf.getvalue(), key=key, bucket_name=bucket, replace=True
    )
    return f"s3://{bucket}/{key}"


def frame_to_snowflake(df, table: str) -> int:
    if df.empty:
        return 0
    conn = SnowflakeHook(snowflake_conn_id="sf_finance").get_conn()
    try:
        _, _, n, _ = write_pandas(conn, df, table, database="FINANCE", schema="RAW")
    finally:
        conn.close()
    return n


def say(text: str) -> None:
    requests.post(Variable.get("finance_google_chat_webhook"), json={"text": text}, timeout=10)
