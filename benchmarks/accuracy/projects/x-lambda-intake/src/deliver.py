import json
import os
from datetime import datetime, timezone

import boto3

from src import dataverse

ledger = boto3.resource("dynamodb").Table(os.environ.get("LEDGER", "partner-leads"))

FIELD_MAP = {
    "email": "emailaddress1",
    "first name": "firstname",
    "last name": "lastname",
    "company": "companyname",
    "phone": "telephone1",
}


def to_lead(msg):
    lead = {dst: msg[src] for src, dst in FIELD_MAP.items() if msg.get(src)}
    lead["subject"] = "Partner lead " + msg["partner"]
    lead["leadsourcecode"] = 3
    return lead


def handler(event, context):
    failures = []
    for rec in event["Records"]:
        try:
            msg = json.loads(rec["body"])
            lead = to_lead(msg)
            lead_id = dataverse.find_lead(msg["email"])
            new = lead_id is None
            if new:
                lead_id = dataverse.create_lead(lead)
            else:
                dataverse.update_lead(lead_id, lead)
            ledger.put_item(Item={
                "partner": msg["partner"],
                "lead_id": lead_id,
                "day": datetime.now(timezone.utc).date().isoformat(),
                "new": new,
            })
        except Exception as exc:
            print("failed", rec["messageId"], exc)
            failures.append({"itemIdentifier": rec["messageId"]})
    return {"batchItemFailures": failures}
