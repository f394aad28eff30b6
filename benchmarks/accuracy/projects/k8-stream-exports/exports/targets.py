from __future__ import annotations

import os
from typing import Iterable

import boto3
import redshift_connector
from azure.storage.blob import BlobServiceClient

BUCKET = "corp-lake-raw"


def to_lake(prefix: str, blobs: Iterable[bytes]) -> None:
    s3 = boto3.client("s3")
    for n, blob in enumerate(blobs):
        s3.put_object(Bucket=BUCKET, Key=f"{prefix}/part-{n:05d}.jsonl.gz", Body=blob)


def to_partner(prefix: str, blobs: Iterable[bytes]) -> None:
    service = BlobServiceClient.from_connection_string(os.environ["PARTNER_STORAGE"])
    container = service.get_container_client("loyalty")
    for n, blob in enumerate(blobs):
        container.upload_blob(name=f"{prefix}-{n}.jsonl.gz", data=blob, overwrite=True)


def copy_into(table: str, prefix: str) -> None:
    with redshift_connector.connect(
        host=os.environ["RS_HOST"], database="dwh", user="loader", password=os.environ["RS_PW"]
    ) as con:
        con.cursor().execute(
            f"COPY {table} FROM 's3://{BUCKET}/{prefix}/' IAM_ROLE '{os.environ['RS_ROLE']}' GZIP JSON 'auto'"
        )
        con.commit()
