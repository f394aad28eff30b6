import json
import os
from decimal import Decimal

import boto3
from finlib import psp, xero

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def book(msg):
    gross, fees = psp.fees_and_gross(msg["id"])
    tx = xero.bank_transaction(
        "RECEIVE",
        "1010",
        "Stripe",
        [
            {"Description": "Sales", "UnitAmount": gross, "AccountCode": "4000"},
            {"Description": "Fees", "UnitAmount": -fees, "AccountCode": "6120"},
        ],
        reference=msg["id"],
    )
    table.put_item(Item={
        "payout": msg["id"],
        "xero": tx["BankTransactionID"],
        "net": Decimal(msg["amount"]) / 100,
    })


def handler(event, context):
    for record in event["Records"]:
        book(json.loads(record["body"]))
