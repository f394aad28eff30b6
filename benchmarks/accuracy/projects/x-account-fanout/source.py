import os

from simple_salesforce import Salesforce

FIELDS = {
    "Account": ["Id", "Name", "Industry", "NumberOfEmployees", "CSM__c", "ARR__c"],
    "Contact": ["Id", "FirstName", "LastName", "Email", "Title", "HasOptedOutOfEmail", "Account.Name"],
}


def changed(obj, since):
    sf = Salesforce(
        username=os.environ["SF_USER"],
        password=os.environ["SF_PASSWORD"],
        security_token=os.environ["SF_TOKEN"],
    )
    soql = f"SELECT {', '.join(FIELDS[obj])} FROM {obj} WHERE SystemModstamp > {since}"
    for rec in sf.query_all_iter(soql):
        rec.pop("attributes", None)
        yield dict(rec)
