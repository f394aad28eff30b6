import os

import boto3
from finlib import xero

ses = boto3.client("ses")
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    items = table.scan()["Items"]
    total = sum(i["net"] for i in items)
    report = xero.bank_summary()
    print("summary as of", report["ReportDate"])
    ses.send_email(
        Source="finance-bot@acme.io",
        Destination={"ToAddresses": ["controlling@acme.io"]},
        Message={
            "Subject": {"Data": f"{len(items)} payouts booked"},
            "Body": {"Text": {"Data": f"Net total so far: {total}"}},
        },
    )
