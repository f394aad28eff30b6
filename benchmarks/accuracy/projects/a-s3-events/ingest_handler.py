import csv
import io
import json
import os
import urllib.parse

import boto3

s3 = boto3.client("s3")
sqs = boto3.client("sqs")
QUEUE_URL = os.environ["QUEUE_URL"]


def chunks(seq, n):
    buf = []
    for x in seq:
        buf.append(x)
        if len(buf) == n:
            yield buf
            buf = []
    if buf:
        yield buf


def parse(body):
    for row in csv.DictReader(io.StringIO(body), delimiter=";"):
        email = (row.get("E-Mail") or "").strip().lower()
        if email:
            yield {
                "email": email,
                "card": row["Karte"],
                "store": row["Filiale"],
                "amount": float(row["Summe"].replace(".", "").replace(",", ".")),
                "ts": row["Zeit"],
            }


def lambda_handler(event, context):
    sent = 0
    for rec in event["Records"]:
        bucket = rec["s3"]["bucket"]["name"]
        key = urllib.parse.unquote_plus(rec["s3"]["object"]["key"])
        obj = s3.get_object(Bucket=bucket, Key=key)
        text = obj["Body"].read().decode("latin-1")
        for group in chunks(parse(text), 10):
            sqs.send_message_batch(QueueUrl=QUEUE_URL, Entries=[
                {"Id": str(i), "MessageBody": json.dumps(p)} for i, p in enumerate(group)])
            sent += len(group)
        s3.copy_object(Bucket=bucket, Key="done/" + key, CopySource={"Bucket": bucket, "Key": key})
        s3.delete_object(Bucket=bucket, Key=key)
    return {"sent": sent}
