import csv
import io
import json
import os
import re
from urllib.parse import unquote_plus

import boto3

s3 = boto3.client("s3")
sqs = boto3.client("sqs")
QUEUE = os.environ["LEAD_QUEUE_URL"]
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}$", re.I)


def handler(event, context):
    for rec in event["Records"]:
        bucket = rec["s3"]["bucket"]["name"]
        key = unquote_plus(rec["s3"]["object"]["key"])
        if key.startswith("_done/"):
            continue
        partner = key.split("/")[0]
        body = s3.get_object(Bucket=bucket, Key=key)["Body"].read().decode("utf-8-sig")
        entries = []
        for n, row in enumerate(csv.DictReader(io.StringIO(body))):
            row = {k.strip().lower(): (v or "").strip() for k, v in row.items() if k}
            if not EMAIL.match(row.get("email", "")):
                continue
            entries.append({"Id": str(n), "MessageBody": json.dumps({"partner": partner, **row})})
        for i in range(0, len(entries), 10):
            sqs.send_message_batch(QueueUrl=QUEUE, Entries=entries[i:i + 10])
        s3.copy_object(Bucket=bucket, Key="_done/" + key, CopySource={"Bucket": bucket, "Key": key})
        s3.delete_object(Bucket=bucket, Key=key)
