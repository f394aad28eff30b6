import os
from datetime import datetime, timedelta, timezone

import boto3
from azure.storage.blob import BlobServiceClient

from common import guarded

KEEP = 30


def s3():
    c = boto3.client("s3")
    limit = datetime.now(timezone.utc) - timedelta(days=KEEP)
    pag = c.get_paginator("list_objects_v2")
    for page in pag.paginate(Bucket="acme-tmp", Prefix="exports/"):
        old = [{"Key": o["Key"]} for o in page.get("Contents", []) if o["LastModified"] < limit]
        if old:
            c.delete_objects(Bucket="acme-tmp", Delete={"Objects": old})
            print("s3", len(old))


def azure():
    svc = BlobServiceClient.from_connection_string(os.environ["AZ_CONN"])
    cont = svc.get_container_client("tmp")
    limit = datetime.now(timezone.utc) - timedelta(days=KEEP)
    for b in cont.list_blobs(name_starts_with="exports/"):
        if b.last_modified < limit:
            cont.delete_blob(b.name)


@guarded("1f5e2b3c-9c1d-4d0e-8f7a-6b5c4d3e2f1a")
def main():
    s3()
    azure()


if __name__ == "__main__":
    main()
