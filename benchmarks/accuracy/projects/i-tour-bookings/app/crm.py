import os
from functools import lru_cache

from simple_salesforce import Salesforce


@lru_cache
def sf():
    return Salesforce(username=os.environ["SF_USER"], password=os.environ["SF_PASS"], security_token=os.environ["SF_TOKEN"])


def upsert_contact(email, **fields):
    hit = sf().query(f"SELECT Id FROM Contact WHERE Email = '{email}' LIMIT 1")["records"]
    if hit:
        sf().Contact.update(hit[0]["Id"], fields)
        return hit[0]["Id"]
    return sf().Contact.create({"Email": email, **fields})["id"]


def upsert_opportunity(ref, data):
    sf().Opportunity.upsert(f"Rezdy_Ref__c/{ref}", data)
