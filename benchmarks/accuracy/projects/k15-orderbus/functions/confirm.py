import boto3

from common import images

ses = boto3.client("sesv2")


def handler(event, context):
    for order in images(event):
        ses.send_email(
            FromEmailAddress="orders@kettleandpine.com",
            Destination={"ToAddresses": [order["email"]]},
            Content={"Simple": {
                "Subject": {"Data": "Order %s is being packed" % order["name"]},
                "Body": {"Text": {"Data": "Thank you! Total: $%s" % order["total"]}},
            }},
        )
