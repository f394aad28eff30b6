import io

import boto3
import pandas as pd

BUCKET = "mk-datalake"


def put_parquet(df: pd.DataFrame, source: str, ds: str) -> str:
    key = f"raw/{source}/{ds}.parquet"
    buf = io.BytesIO()
    df.to_parquet(buf, index=False)
    boto3.client("s3").put_object(Bucket=BUCKET, Key=key, Body=buf.getvalue())
    print(f"{len(df)} rows -> {key}")
    return key
