"""Lambda 3, daily: overdue sales invoices (Moneybird) -> SES reminder. Keeps its last run in the table."""
import os

import boto3

from book import call

ses = boto3.client("ses")
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    for inv in call("GET", "/sales_invoices.json?filter=state:late"):
        to = inv["contact"]["send_invoices_to_email"]
        if not to:
            continue
        ses.send_email(
            Source=os.environ["SENDER"], Destination={"ToAddresses": [to]},
            Message={"Subject": {"Data": "Reminder %(invoice_id)s" % inv},
                     "Body": {"Text": {"Data": "Open amount: %(total_unpaid)s %(currency)s" % inv}}})
    table.update_item(Key={"pk": "#nudge"}, UpdateExpression="SET last_run = :t",
                      ExpressionAttributeValues={":t": event["time"]})
