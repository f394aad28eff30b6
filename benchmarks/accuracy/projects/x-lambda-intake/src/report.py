import os
from collections import Counter
from datetime import date, timedelta

import boto3
from boto3.dynamodb.conditions import Attr

table = boto3.resource("dynamodb").Table(os.environ.get("LEDGER", "partner-leads"))
ses = boto3.client("ses")


def handler(event, context):
    day = (date.today() - timedelta(days=1)).isoformat()
    items, kw = [], {"FilterExpression": Attr("day").eq(day)}
    while True:
        page = table.scan(**kw)
        items += page["Items"]
        if "LastEvaluatedKey" not in page:
            break
        kw["ExclusiveStartKey"] = page["LastEvaluatedKey"]
    total = Counter(i["partner"] for i in items)
    fresh = Counter(i["partner"] for i in items if i["new"])
    lines = [f"{p}: {n} leads, {fresh[p]} new" for p, n in total.most_common()]
    ses.send_email(
        Source="noreply@acme.io",
        Destination={"ToAddresses": os.environ["REPORT_TO"].split(",")},
        Message={
            "Subject": {"Data": f"Partner leads {day}"},
            "Body": {"Text": {"Data": "\n".join(lines) or "none"}},
        },
    )
