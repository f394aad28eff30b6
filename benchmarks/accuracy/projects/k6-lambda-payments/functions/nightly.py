import csv
import io
import os
from datetime import date

import boto3


def items():
    table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
    kwargs = {}
    while True:
        page = table.scan(**kwargs)
        yield from page["Items"]
        if "LastEvaluatedKey" not in page:
            break
        kwargs["ExclusiveStartKey"] = page["LastEvaluatedKey"]


def handler(event, context):
    buf = io.StringIO()
    w = csv.writer(buf)
    w.writerow(["id", "type", "amount", "course"])
    for it in items():
        w.writerow([it["id"], it["type"], it["amount"], it.get("course", "")])
    key = "payments/%s.csv" % date.today()
    boto3.client("s3").put_object(Bucket=os.environ["EXPORT_BUCKET"], Key=key, Body=buf.getvalue().encode())
    boto3.client("sns").publish(TopicArn=os.environ["OPS_TOPIC"], Subject="payments export", Message="written to " + key)
