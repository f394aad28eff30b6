import io
import json

import boto3
from airflow.models import Variable


def put_jsonl(key, rows):
    buf = io.BytesIO()
    for row in rows:
        buf.write(json.dumps(row, default=str).encode() + b"\n")
    buf.seek(0)
    boto3.client("s3").upload_fileobj(buf, Variable.get("lake_bucket"), key)
    return key
