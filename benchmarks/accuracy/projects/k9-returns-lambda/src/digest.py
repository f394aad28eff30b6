"""Daily: mail of open returns, archive of yesterday's shipments. Two jobs, one function (cheaper)."""
import csv
import io
import os
from datetime import date, timedelta

import boto3
import requests

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
ses = boto3.client("ses", region_name="eu-west-1")
s3 = boto3.client("s3")


def returns():
    kwargs = {}
    while True:
        page = table.scan(**kwargs)
        yield from page["Items"]
        if "LastEvaluatedKey" not in page:
            return
        kwargs["ExclusiveStartKey"] = page["LastEvaluatedKey"]


def shipments(day):
    page = 1
    while True:
        r = requests.get(
            "https://ssapi.shipstation.com/shipments",
            params={"shipDateStart": day, "shipDateEnd": day, "page": page, "pageSize": 500},
            auth=(os.environ["SS_KEY"], os.environ["SS_SECRET"]),
        ).json()
        yield from r["shipments"]
        if page >= r["pages"]:
            break
        page += 1


def to_text(items, *keys):
    buf = io.StringIO()
    w = csv.writer(buf, delimiter="\t")
    for item in items:
        w.writerow([item.get(k, "") for k in keys])
    return buf.getvalue()


def handler(event, context):
    day = (date.today() - timedelta(days=1)).isoformat()

    body = to_text(returns(), "order", "slug", "tracking")
    ses.send_email(
        Source="returns@acme-outdoor.example",
        Destination={"ToAddresses": ["warehouse@acme-outdoor.example"]},
        Message={"Subject": {"Data": f"Open returns {day}"}, "Body": {"Text": {"Data": body}}},
    )

    body = to_text(shipments(day), "orderNumber", "trackingNumber", "shipmentCost")
    s3.put_object(Bucket=os.environ["BUCKET"], Key=f"shipments/{day}.tsv", Body=body.encode("utf-8"))
