import os

from simple_salesforce import Salesforce
from simple_salesforce.exceptions import SalesforceMalformedRequest

_sf = None


class Rejected(Exception):
    pass


def sf():
    global _sf
    if _sf is None:
        _sf = Salesforce(
            username=os.environ["SF_USER"], password=os.environ["SF_PASS"], security_token=os.environ["SF_TOKEN"]
        )
    return _sf


def create_lead(body, extra):
    name = (body.get("name") or "").rsplit(" ", 1)
    rec = {
        "Email": body["email"],
        "FirstName": name[0] if len(name) == 2 else None,
        "LastName": name[-1] or "Unknown",
        "Company": extra.get("company") or body.get("company") or "n/a",
        "Title": extra.get("title"),
        "Industry": extra.get("industry"),
        "LinkedIn__c": extra.get("linkedin"),
        "Company_Size__c": extra.get("size"),
        "Description": body.get("message"),
        "LeadSource": "Web",
    }
    try:
        return sf().Lead.create({k: v for k, v in rec.items() if v})["id"]
    except SalesforceMalformedRequest as e:
        raise Rejected(str(e.content))
