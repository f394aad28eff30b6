"""17:00 UTC: mail to the warehouse with what was sent today; alarm when postage runs low."""
from decimal import Decimal

import boto3
from shopcommon import shipstation, table

ses = boto3.client("ses", region_name="eu-west-1")
sns = boto3.client("sns")

TOPIC = "arn:aws:sns:eu-west-1:204418812233:postage-low"


def all_items():
    kw = {}
    while True:
        page = table.scan(**kw)
        yield from page["Items"]
        if "LastEvaluatedKey" not in page:
            return
        kw["ExclusiveStartKey"] = page["LastEvaluatedKey"]


def warehouse_mail():
    queued = [i for i in all_items() if i["state"] == "queued"]
    total = sum(Decimal(i["total"]) for i in queued)
    lines = [f"{i['number']}  {i['total']} {i['currency']}" for i in queued]
    ses.send_email(
        Source="robot@fernshop.eu",
        Destination={"ToAddresses": ["warehouse@fernshop.eu"]},
        Message={
            "Subject": {"Data": f"{len(queued)} orders not yet in ShipStation ({total})"},
            "Body": {"Text": {"Data": "\n".join(lines) or "none"}},
        },
    )


def check_balance():
    for c in shipstation("GET", "/carriers"):
        if c["requiresFundedAccount"] and c["balance"] < 50:
            sns.publish(TopicArn=TOPIC, Subject="Postage low",
                        Message=f"{c['name']}: {c['balance']:.2f} left")


def handler(event, context):
    warehouse_mail()
    check_balance()
