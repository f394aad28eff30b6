import io
import os
from datetime import date

import boto3
import requests


def store(frame):
    buffer = io.BytesIO()
    frame.to_parquet(buffer, index=False)
    key = f"margin/{date.today():%Y-%m}/margin.parquet"
    boto3.client("s3").put_object(
        Bucket=os.environ["REPORT_BUCKET"], Key=key, Body=buffer.getvalue()
    )
    return key


def tell(lines):
    requests.post(
        os.environ["TEAMS_WEBHOOK_URL"],
        json={"title": "Lowest margins", "text": "\n\n".join(lines)},
        timeout=10,
    )
