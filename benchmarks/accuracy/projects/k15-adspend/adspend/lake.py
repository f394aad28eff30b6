import io

import boto3
import pandas as pd

BUCKET = "brightlane-ads-lake"


def put_parquet(df: pd.DataFrame, prefix: str, day: str) -> None:
    buf = io.BytesIO()
    df.to_parquet(buf, index=False)
    boto3.client("s3").put_object(
        Bucket=BUCKET, Key=f"{prefix}/dt={day}/part-0.parquet", Body=buf.getvalue()
    )
