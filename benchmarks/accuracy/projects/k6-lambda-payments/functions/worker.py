import json
import os
from datetime import datetime, timezone

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
ses = boto3.client("ses")


def receipt(p):
    return "Danke! Wir haben %.2f EUR fuer den Kurs %s erhalten." % (p["amount"] / 100.0, p["course"] or "-")


def save(p):
    item = {k: v for k, v in p.items() if v is not None}
    item["at"] = datetime.now(timezone.utc).isoformat()
    table.put_item(Item=item)


def mail(p):
    if not p["email"] or p["amount"] < 0:
        return
    ses.send_email(
        Source="kurse@lernhaus.example",
        Destination={"ToAddresses": [p["email"]]},
        Message={
            "Subject": {"Data": "Zahlung erhalten"},
            "Body": {"Text": {"Data": receipt(p)}},
        },
    )


STEPS = (save, mail)


def handler(event, context):
    failed = []
    for record in event["Records"]:
        try:
            payment = json.loads(record["body"])
            for step in STEPS:
                step(payment)
        except Exception as e:
            print(e)
            failed.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failed}
