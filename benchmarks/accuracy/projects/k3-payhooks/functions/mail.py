import os

import boto3

ses = boto3.client("ses", region_name="eu-west-1")


def send(to, subject, body):
    ses.send_email(
        Source=os.environ.get("MAIL_FROM", "billing@example.com"),
        Destination={"ToAddresses": [to]},
        Message={"Subject": {"Data": subject}, "Body": {"Text": {"Data": body}}},
    )
