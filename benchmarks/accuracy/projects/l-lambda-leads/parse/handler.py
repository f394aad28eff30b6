import csv
import io
import json
import os
import urllib.parse

import boto3

s3 = boto3.client("s3")
sqs = boto3.client("sqs")
seen = boto3.resource("dynamodb").Table(os.environ["SEEN_TABLE"])
QUEUE = os.environ["QUEUE_URL"]


def rows(bucket, key):
    body = s3.get_object(Bucket=bucket, Key=key)["Body"].read().decode("utf-8-sig")
    yield from csv.DictReader(io.StringIO(body))


def is_new(email, source):
    if "Item" in seen.get_item(Key={"email": email}):
        return False
    seen.put_item(Item={"email": email, "source": source})
    return True


def handler(event, context):
    entries = []
    for rec in event["Records"]:
        bucket = rec["s3"]["bucket"]["name"]
        key = urllib.parse.unquote_plus(rec["s3"]["object"]["key"])
        source = key.split("/")[0]
        for row in rows(bucket, key):
            email = (row.get("Email") or row.get("email_address") or "").strip().lower()
            if "@" not in email or not is_new(email, source):
                continue
            entries.append({"email": email, "name": row.get("Name", ""), "phone": row.get("Phone", ""), "source": source})
    for i in range(0, len(entries), 10):
        sqs.send_message_batch(QueueUrl=QUEUE, Entries=[
            {"Id": str(n), "MessageBody": json.dumps(e)} for n, e in enumerate(entries[i:i + 10])])
    return {"queued": len(entries)}
