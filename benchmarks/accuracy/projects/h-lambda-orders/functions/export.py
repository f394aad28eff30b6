import csv
import io
import os
from datetime import date, timedelta

import boto3
from boto3.dynamodb.conditions import Attr

table = boto3.resource("dynamodb").Table(os.environ["ORDERS_TABLE"])
s3 = boto3.client("s3")
cloudwatch = boto3.client("cloudwatch")

COLUMNS = ["pk", "name", "email", "total", "currency", "country"]


def scan_day(day):
    kwargs = {"FilterExpression": Attr("day").eq(day)}
    while True:
        page = table.scan(**kwargs)
        yield from page["Items"]
        if "LastEvaluatedKey" not in page:
            break
        kwargs["ExclusiveStartKey"] = page["LastEvaluatedKey"]


def handler(event, context):
    day = (date.today() - timedelta(days=1)).isoformat()
    buf = io.StringIO()
    writer = csv.DictWriter(buf, COLUMNS, extrasaction="ignore")
    writer.writeheader()
    for item in scan_day(day):
        writer.writerow(item)
    s3.put_object(
        Bucket=os.environ["EXPORT_BUCKET"],
        Key=f"orders/{day}.csv",
        Body=buf.getvalue().encode("utf-8"),
        ContentType="text/csv",
    )
    cloudwatch.put_metric_data(
        Namespace="OrderExport",
        MetricData=[{"MetricName": "Runs", "Value": 1, "Unit": "Count"}],
    )
