import json
import os
from datetime import datetime

import boto3
from customerio import CustomerIO, Regions

_secret = json.loads(boto3.client("secretsmanager").get_secret_value(SecretId=os.environ["CIO_SECRET"])["SecretString"])
cio = CustomerIO(_secret["site_id"], _secret["api_key"], region=Regions.EU)


def lambda_handler(event, context):
    failures = []
    for msg in event["Records"]:
        try:
            p = json.loads(msg["body"])
            when = int(datetime.strptime(p["ts"], "%d.%m.%Y %H:%M").timestamp())
            cio.identify(id=p["email"], email=p["email"], loyalty_card=p["card"], last_store=p["store"])
            cio.track(customer_id=p["email"], name="store_purchase", amount=p["amount"], store=p["store"], ts=when)
        except Exception:
            failures.append({"itemIdentifier": msg["messageId"]})
    return {"batchItemFailures": failures}
