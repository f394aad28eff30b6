"""Dump the payments table for the accountant."""
import csv
import datetime
import io
import os

import boto3

ddb = boto3.resource("dynamodb")
s3 = boto3.client("s3")


def scan(table):
    kwargs = {}
    while True:
        page = table.scan(**kwargs)
        yield from page["Items"]
        if "LastEvaluatedKey" not in page:
            break
        kwargs["ExclusiveStartKey"] = page["LastEvaluatedKey"]


def handler(event, context):
    out = io.StringIO()
    w = csv.writer(out)
    w.writerow(["id", "email", "amount", "created"])
    for item in scan(ddb.Table(os.environ["PAYMENTS_TABLE"])):
        w.writerow([item["id"], item.get("email"), item["amount"], item["created"]])
    key = f"payments/{datetime.date.today():%Y/%m/%d}.csv"
    s3.put_object(Bucket=os.environ["EXPORT_BUCKET"], Key=key, Body=out.getvalue().encode())
    return key
