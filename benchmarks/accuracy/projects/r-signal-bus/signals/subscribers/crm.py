import os
from datetime import date
from functools import lru_cache

from simple_salesforce import Salesforce, format_soql

from ..bus import on


@lru_cache(maxsize=1)
def sf():
    return Salesforce(
        username=os.environ["SF_USERNAME"],
        password=os.environ["SF_PASSWORD"],
        security_token=os.environ["SF_TOKEN"],
    )


def account_for(external_id):
    res = sf().query(format_soql("SELECT Id, OwnerId FROM Account WHERE Product_Id__c = {}", external_id))
    return res["records"][0] if res["totalSize"] else None


@on("conversation.closed")
def log_conversation(topic, p):
    if not p["external_id"] or "no-crm" in p["tags"]:
        return
    acc = account_for(p["external_id"])
    if acc is None:
        return
    sf().Task.create(
        {
            "WhatId": acc["Id"],
            "OwnerId": acc["OwnerId"],
            "Subject": f"Support conversation {p['conversation']}",
            "Description": f"Rating: {p['rating'] or '-'}; tags: {', '.join(p['tags'])}",
            "Status": "Completed",
            "ActivityDate": date.today().isoformat(),
        }
    )


@on("subscription.*")
def mirror_plan(topic, p):
    fields = {"Plan__c": p["plan"], "MRR__c": p["mrr"]}
    if topic.endswith("cancelled"):
        fields = {"MRR__c": 0, "Churn_Reason__c": p["reason"]}
    sf().Account.upsert(f"Product_Id__c/{p['external_id']}", fields)
