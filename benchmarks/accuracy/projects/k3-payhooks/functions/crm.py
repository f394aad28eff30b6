import os
from functools import lru_cache

from simple_salesforce import Salesforce, format_soql


@lru_cache(maxsize=1)
def sf():
    return Salesforce(
        username=os.environ["SF_USER"],
        password=os.environ["SF_PASSWORD"],
        security_token=os.environ["SF_TOKEN"],
    )


def contact_by_email(email):
    res = sf().query(format_soql("SELECT Id, AccountId, Owner.Email FROM Contact WHERE Email = {}", email))
    return res["records"][0] if res["totalSize"] else None


def record_payment(contact, msg):
    sf().Payment__c.create({
        "Name": msg.payment_id,
        "Contact__c": contact["Id"],
        "Account__c": contact["AccountId"],
        "Amount__c": msg.amount,
        "CurrencyIsoCode": msg.currency,
        "Memo__c": msg.description,
    })


def accounts_without_owner():
    return sf().query_all("SELECT Id, Name FROM Account WHERE Owner.IsActive = false")["records"]
