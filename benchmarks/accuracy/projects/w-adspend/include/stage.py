import json

import pandas as pd
from airflow.providers.amazon.aws.hooks.s3 import S3Hook
from airflow.providers.snowflake.hooks.snowflake import SnowflakeHook
from snowflake.connector.pandas_tools import write_pandas

BUCKET = "acme-growth-stage"


def put(channel, day, rows):
    if not rows:
        return None
    key = f"ad_spend/{channel}/{day}.json"
    S3Hook("aws_growth").load_string(json.dumps(rows), key=key, bucket_name=BUCKET, replace=True)
    return key


def into_snowflake(key):
    _, channel, name = key.split("/")
    rows = json.loads(S3Hook("aws_growth").read_key(key, bucket_name=BUCKET))
    df = pd.DataFrame(rows)
    df.insert(0, "channel", channel)
    df.insert(0, "day", name.removesuffix(".json"))
    df.columns = [c.upper() for c in df.columns]
    hook = SnowflakeHook(snowflake_conn_id="snowflake_raw")
    with hook.get_conn() as conn:
        conn.cursor().execute("delete from RAW.AD_SPEND where DAY = %s and CHANNEL = %s",
                              (df["DAY"].iloc[0], channel))
        write_pandas(conn, df, "AD_SPEND", schema="RAW")
    return len(df)
