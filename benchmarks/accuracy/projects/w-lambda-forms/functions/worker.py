import json
import os
import time

import boto3
from simple_salesforce import Salesforce, format_soql

import secret

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
_sf = None


def salesforce():
    global _sf
    if _sf is None:
        cred = secret.get(os.environ["SECRET_ID"])
        _sf = Salesforce(username=cred["user"], password=cred["password"], security_token=cred["token"])
    return _sf


def seen(submission):
    return "Item" in table.get_item(Key={"submission_id": submission})


def campaign_id(sf, title):
    res = sf.query(format_soql("SELECT Id FROM Campaign WHERE Name = {} AND IsActive = true LIMIT 1", title))
    return res["records"][0]["Id"] if res["totalSize"] else None


def process(msg):
    sf = salesforce()
    lead = sf.Lead.create({
        "FirstName": msg["first"],
        "LastName": msg["last"] or "?",
        "Company": msg["company"] or msg["email"].split("@")[1],
        "Email": msg["email"],
        "Description": msg["message"][:32000],
        "LeadSource": "Web form",
    })
    camp = campaign_id(sf, msg["form"])
    if camp:
        sf.CampaignMember.create({"LeadId": lead["id"], "CampaignId": camp, "Status": "Responded"})
    return lead["id"]


def handler(event, context):
    failures = []
    for rec in event["Records"]:
        msg = json.loads(rec["body"])
        try:
            if seen(msg["submission"]):
                continue
            lead_id = process(msg)
            table.put_item(Item={
                "submission_id": msg["submission"],
                "email": msg["email"],
                "lead": lead_id,
                "ttl": int(time.time()) + 90 * 86400,
            })
        except Exception as e:
            print("failed", rec["messageId"], e)
            failures.append({"itemIdentifier": rec["messageId"]})
    return {"batchItemFailures": failures}
